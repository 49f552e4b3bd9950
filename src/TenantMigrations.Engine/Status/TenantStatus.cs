namespace TenantMigrations.Engine;

/// <summary>The migrations of one tenant.</summary>
public sealed record TenantStatus(
    string Tenant,
    string Name,
    string Database,
    TenantState State,
    int Applied,
    int Pending,
    int Failed,
    IReadOnlyList<MigrationState> Migrations);
