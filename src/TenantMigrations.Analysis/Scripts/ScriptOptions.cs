namespace TenantMigrations.Analysis;

/// <summary>What a project says about the databases that it migrates, as far as reading its sources depends on it.</summary>
public sealed record ScriptOptions
{
    /// <summary>A project that says nothing.</summary>
    public static ScriptOptions Default { get; } = new();

    /// <summary>
    /// <c>TenantMigrationsPostgresVersion</c>: the major version of PostgreSQL that must read the SQL; one that is not known counts as the nearest that is. Default: 15, the oldest that is known.
    /// </summary>
    public int PostgresVersion { get; init; } = 15;

    /// <summary><c>TenantMigrationsIsolation</c>: how tenants are kept apart. Default: <see cref="TenantIsolation.Shared"/>.</summary>
    public TenantIsolation Isolation { get; init; } = TenantIsolation.Shared;

    /// <summary><c>TenantMigrationsJournalSchema</c>: the schema that belongs to the runner. Default: <c>tenant_migrations</c>.</summary>
    public string JournalSchema { get; init; } = "tenant_migrations";

    /// <summary><c>TenantMigrationsTenantSetting</c>: the setting that holds the tenant's id. Default: <c>app.current_tenant_id</c>.</summary>
    public string TenantSetting { get; init; } = "app.current_tenant_id";
}
