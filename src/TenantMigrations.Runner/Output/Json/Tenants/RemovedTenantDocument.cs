namespace TenantMigrations.Runner;

/// <summary>What <c>tenants remove --format json</c> prints.</summary>
internal sealed record RemovedTenantDocument(
    string Tenant, string Database, string? Schema, bool Unlisted, bool Dropped, int JournalRows, IReadOnlyList<string> Notes);
