namespace TenantMigrations.Runner;

/// <summary>The fleet's status as a document.</summary>
internal static class StatusDocuments
{
    public static StatusDocument Of(FleetStatus status)
    {
        var databases = status.Global.Select(database => new DatabaseStatusDocument(
            database.Database, database.Applied, database.Pending, database.Failed, [.. database.Migrations.Select(Of)])).ToArray();
        return new StatusDocument(
            status.Isolation,
            status.Head,
            databases.Length == 1
                ? new GlobalStatusDocument(databases[0].Migrations)
                : new GlobalStatusDocument(Together(databases), databases.Length == 0 ? null : databases),
            [.. status.Tenants.Select(tenant => new TenantStatusDocument(
                tenant.Tenant, tenant.State, tenant.Applied, tenant.Pending, tenant.Failed, [.. tenant.Migrations.Select(Of)]))]);
    }

    // The least advanced database speaks for all: who reads only this list never takes a migration for applied that is missing somewhere.
    private static MigrationStateDocument[] Together(DatabaseStatusDocument[] databases) =>
        [.. databases.SelectMany(database => database.Migrations)
            .GroupBy(migration => migration.MigrationId, StringComparer.Ordinal)
            .Select(states => states.MinBy(state => Rank(state.Status))!)];

    private static int Rank(MigrationStatus status) => status switch
    {
        MigrationStatus.Failed => 0,
        MigrationStatus.Running => 1,
        MigrationStatus.RolledBack => 2,
        MigrationStatus.Pending => 3,
        _ => 4,
    };

    private static MigrationStateDocument Of(MigrationState state) => new(
        state.MigrationId,
        state.Status,
        Utc(state.AppliedAt),
        Utc(state.RolledBackAt),
        state.ExecutionTime is { } time ? (long)Math.Round(time.TotalMilliseconds) : null,
        state.Error);

    private static DateTime? Utc(DateTime? time) => time is { Kind: not DateTimeKind.Utc } other ? DateTime.SpecifyKind(other, DateTimeKind.Utc) : time;
}
