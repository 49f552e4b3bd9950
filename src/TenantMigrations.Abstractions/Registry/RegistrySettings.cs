namespace TenantMigrations;

/// <summary>What MSBuild properties compiled into the registry. A run-time setting that contradicts it is refused.</summary>
public sealed record RegistrySettings
{
    /// <summary><c>TenantMigrationsIsolation</c>. Default: <see cref="TenantIsolation.Shared"/>.</summary>
    public TenantIsolation Isolation { get; init; } = TenantIsolation.Shared;

    /// <summary><c>TenantMigrationsTenantSetting</c>: the PostgreSQL setting that holds the current tenant's id. Default: <c>app.current_tenant_id</c>.</summary>
    public string TenantSetting { get; init; } = "app.current_tenant_id";

    /// <summary><c>TenantMigrationsTenantColumn</c>: the column that holds a row's tenant. Default: <c>tenant_id</c>.</summary>
    public string TenantColumn { get; init; } = "tenant_id";

    /// <summary><c>TenantMigrationsJournalSchema</c>: the schema of the journal's tables. Default: <c>tenant_migrations</c>.</summary>
    public string JournalSchema { get; init; } = "tenant_migrations";

    /// <summary><c>TenantMigrationsPostgresVersion</c>: the oldest major version that the migrations must run on. Default: 15.</summary>
    public int PostgresVersion { get; init; } = 15;
}
