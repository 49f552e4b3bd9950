using TenantMigrations.Engine;

namespace TenantMigrations.Benchmarks.Planning;

/// <summary>What the journals of a generated fleet say: made when it is asked for, so that only the planner's memory is measured.</summary>
internal sealed class GeneratedJournal(MigrationRegistry registry, FleetState state)
{
    private readonly MigrationDefinition[] _tenantMigrations = [.. registry.Migrations.Where(migration => migration.Scope == MigrationScope.Tenant)];

    public FleetState State => state;

    public JournalHead Global => registry.Migrations.Where(migration => migration.Scope == MigrationScope.Global)
        .Aggregate(default(JournalHead), (head, migration) => head.With(migration.Id, migration.Checksum));

    public bool HasFailed(int tenant) => state == FleetState.Failed && tenant % 100 == 7;

    public int Completed(int tenant) => state switch
    {
        FleetState.Current => _tenantMigrations.Length,
        FleetState.Ten => tenant % 10 * _tenantMigrations.Length / 10,
        FleetState.Failed => HasFailed(tenant) ? _tenantMigrations.Length / 2 : _tenantMigrations.Length - 10,
        _ => 0,
    };

    /// <summary>The heads by the number of completed migrations.</summary>
    public JournalHead[] Heads()
    {
        var heads = new JournalHead[_tenantMigrations.Length + 1];
        for (var i = 0; i < _tenantMigrations.Length; i++) heads[i + 1] = heads[i].With(_tenantMigrations[i].Id, _tenantMigrations[i].Checksum);
        return heads;
    }

    public IEnumerable<JournalEntry> Rows(int tenant) =>
        _tenantMigrations.Take(Completed(tenant)).Select(migration => Row(migration, tenant, MigrationStatus.Completed));

    public IEnumerable<JournalEntry> FailedRows(int tenant) =>
        HasFailed(tenant) ? [Row(_tenantMigrations[Completed(tenant)], tenant, MigrationStatus.Failed)] : [];

    // New strings, as a driver would make them.
    private static JournalEntry Row(MigrationDefinition migration, int tenant, MigrationStatus status) => new(
        new string(migration.Id), GeneratedFleet.IdOf(tenant), status, new string(migration.Checksum), DateTime.UnixEpoch, null, TimeSpan.FromMilliseconds(3), null, 0, Guid.Empty, false);
}
