namespace TenantMigrations.Runner;

/// <summary>One failed or interrupted migration.</summary>
internal sealed record RecoveryCaseDocument(string? Tenant, string Database, MigrationStatus Found, string Explanation, bool Settled);
