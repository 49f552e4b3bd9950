namespace TenantMigrations.Runner;

/// <summary>What <c>tenants add --format json</c> prints.</summary>
internal sealed record AddedTenantDocument(
    string Tenant, string Database, string? Schema, bool Created, bool Listed, bool Copied, IReadOnlyList<string> Notes, RunDocument Run);
