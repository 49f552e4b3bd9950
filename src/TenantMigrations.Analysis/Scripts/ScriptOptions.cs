namespace TenantMigrations.Analysis;

/// <summary>What a project says about the databases that it migrates, as far as reading its sources depends on it.</summary>
/// <param name="PostgresVersion">
/// <c>TenantMigrationsPostgresVersion</c>: the major version of PostgreSQL that must read the SQL; one that is not known counts as the nearest that is. Default: 15, the oldest that is known.
/// </param>
/// <param name="Isolation"><c>TenantMigrationsIsolation</c>: how tenants are kept apart. Default: <see cref="TenantIsolation.Shared"/>.</param>
/// <param name="JournalSchema"><c>TenantMigrationsJournalSchema</c>: the schema that belongs to the runner. Default: <c>tenant_migrations</c>.</param>
/// <param name="TenantSetting"><c>TenantMigrationsTenantSetting</c>: the setting that holds the tenant's id. Default: <c>app.current_tenant_id</c>.</param>
/// <param name="TenantColumn"><c>TenantMigrationsTenantColumn</c>: the column that says whose a row is. Default: <c>tenant_id</c>.</param>
public sealed record ScriptOptions(
    int PostgresVersion = 15,
    TenantIsolation Isolation = TenantIsolation.Shared,
    string JournalSchema = "tenant_migrations",
    string TenantSetting = "app.current_tenant_id",
    string TenantColumn = "tenant_id")
{
    /// <summary>A project that says nothing.</summary>
    public static ScriptOptions Default { get; } = new();
}
