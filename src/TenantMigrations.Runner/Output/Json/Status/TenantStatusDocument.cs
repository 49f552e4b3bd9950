namespace TenantMigrations.Runner;

/// <summary>The migrations of one tenant.</summary>
internal sealed record TenantStatusDocument(string Tenant, TenantState State, int Applied, int Pending, int Failed, IReadOnlyList<MigrationStateDocument> Migrations);
