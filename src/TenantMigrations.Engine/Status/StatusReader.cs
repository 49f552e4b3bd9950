namespace TenantMigrations.Engine;

/// <summary>The use case <c>status</c>: what is applied where.</summary>
internal sealed class StatusReader(FleetServices fleet)
{
    private readonly MigrationGraph _graph = fleet.Graph;

    public async Task<FleetStatus> ReadAsync(IReadOnlyList<string>? tenantIds, CancellationToken cancellationToken)
    {
        var tenants = await fleet.Tenants.ReadAsync(cancellationToken).ConfigureAwait(false);
        var selected = tenants.Select(tenantIds).ToHashSet();
        var answers = await new DatabaseSweep(fleet).AskAsync(
            tenants.Databases([.. selected], withSuspended: true),
            async (database, living, token) =>
            {
                await JournalVersion.RefuseNewerAsync(database, token).ConfigureAwait(false);
                var asked = living.Where(selected.Contains).ToList();
                HashSet<JournalKey>? keys = tenantIds is null ? null : [default, .. asked.Select(tenant => new JournalKey(tenant.Id))];
                var rows = await database.ReadEntriesAsync(keys, unfinishedOfAll: false, token).ConfigureAwait(false);
                return new DatabaseAnswer(database.Address, asked, rows.ToLookup(row => row.TenantId));
            },
            cancellationToken).ConfigureAwait(false);

        var all = answers.All();
        var states = all
            .SelectMany(answer => answer.Tenants.Select(tenant => StatusOf(tenant, States(MigrationScope.Tenant, answer.Rows[tenant.Id]))))
            .ToDictionary(status => status.Tenant, StringComparer.Ordinal);
        return new FleetStatus(
            _graph.Registry.Settings.Isolation,
            (_graph.Migrations.LastOrDefault(migration => !migration.IsRepeatable) ?? (_graph.Migrations.Count == 0 ? null : _graph.Migrations[^1]))?.Id,
            [.. all.Select(answer => StatusOf(answer.Database, States(MigrationScope.Global, answer.Rows[null])))],
            [.. tenants.Tenants.Where(selected.Contains).Select(tenant => states[tenant.Id])]);
    }

    /// <summary>The registry's migrations with what the journal says of each, then those that only the journal knows.</summary>
    private List<MigrationState> States(MigrationScope scope, IEnumerable<JournalEntry> rows)
    {
        var byId = rows.ToDictionary(row => row.MigrationId, StringComparer.Ordinal);
        var states = _graph.Of(scope).Select(index => StateOf(_graph.Migrations[index], byId)).ToList();
        foreach (var row in byId.Values.Where(row => !_graph.Registry.TryFind(row.MigrationId, out _)).OrderBy(row => row.MigrationId, StringComparer.Ordinal))
            states.Add(new MigrationState(row.MigrationId, row.Status, row.AppliedAt, row.RolledBackAt, row.ExecutionTime, row.Error));
        return states;
    }

    private static MigrationState StateOf(MigrationDefinition migration, Dictionary<string, JournalEntry> rows)
    {
        if (!rows.TryGetValue(migration.Id, out var row)) return new MigrationState(migration.Id, MigrationStatus.Pending, null, null, null, null);
        var runsAgain = migration.IsRepeatable && row.Status == MigrationStatus.Completed && row.Checksum != migration.Checksum;
        return new MigrationState(
            migration.Id, runsAgain ? MigrationStatus.Pending : row.Status, row.AppliedAt, row.RolledBackAt, row.ExecutionTime, row.Error);
    }

    private static TenantStatus StatusOf(Tenant tenant, List<MigrationState> states) => new(
        tenant.Id, tenant.Name, tenant.Database.Key, tenant.State, Applied(states), Pending(states), Failed(states), states);

    private static DatabaseStatus StatusOf(DatabaseAddress database, List<MigrationState> states) => new(
        database.Key, Applied(states), Pending(states), Failed(states), states);

    private static int Applied(List<MigrationState> states) => states.Count(state => state.Status == MigrationStatus.Completed);

    private static int Failed(List<MigrationState> states) => states.Count(state => state.Status == MigrationStatus.Failed);

    private static int Pending(List<MigrationState> states) => states.Count - Applied(states) - Failed(states);

    private sealed record DatabaseAnswer(DatabaseAddress Database, IReadOnlyList<Tenant> Tenants, ILookup<string?, JournalEntry> Rows);
}
