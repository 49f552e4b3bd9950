namespace TenantMigrations.Runner;

/// <summary>A migration that must wait; without a tenant, a global one.</summary>
internal sealed record BlockedDocument(string MigrationId, string? Tenant, string Reason);
