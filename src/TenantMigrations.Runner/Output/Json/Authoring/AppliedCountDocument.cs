namespace TenantMigrations.Runner;

/// <summary>By how many tenants a migration is applied, or in how many databases.</summary>
internal sealed record AppliedCountDocument(int Applied, int Of);
