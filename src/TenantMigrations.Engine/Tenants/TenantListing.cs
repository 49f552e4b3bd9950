namespace TenantMigrations.Engine;

/// <summary>The use case <c>tenants list</c>. Tenants with one head have the same migrations, so of each head one tenant's rows are read.</summary>
internal sealed class TenantListing(FleetServices fleet)
{
    private readonly MigrationGraph _graph = fleet.Graph;

    public async Task<TenantListReport> RunAsync(IReadOnlyList<string>? tenantIds, CancellationToken cancellationToken)
    {
        var tenants = await fleet.Tenants.ReadAsync(cancellationToken).ConfigureAwait(false);
        var selected = tenants.Select(tenantIds);
        var (missing, unknown) = await MissingDatabasesAsync(selected, cancellationToken).ConfigureAwait(false);
        var databases = tenants.Databases(selected, withSuspended: true).Where(item => item.Tenants.Count > 0 && !missing.Contains(item.Database)).ToList();
        var answers = await new DatabaseSweep(fleet)
            .AskAsync(databases, (database, living, token) => AskAsync(database, living, token), cancellationToken).ConfigureAwait(false);

        var found = new Dictionary<string, ListedTenant>(StringComparer.Ordinal);
        foreach (var tenant in answers.Values.SelectMany(answer => answer)) found[tenant.Tenant.Id] = tenant;
        return new TenantListReport(
            _graph.Registry.Settings.Isolation,
            TenantListWords.Source(fleet.Settings.Tenants),
            [.. selected.Select(tenant => found.GetValueOrDefault(tenant.Id) ?? new ListedTenant(tenant, missing.Contains(tenant.Database) ? false : null, 0, _graph.Tenants.Length))],
            [.. unknown.Concat(answers.Unreachable.Values).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
    }

    private async Task<(HashSet<DatabaseAddress> Missing, List<string> Unknown)> MissingDatabasesAsync(IReadOnlyList<Tenant> tenants, CancellationToken cancellationToken)
    {
        var missing = new HashSet<DatabaseAddress>();
        var unknown = new List<string>();
        if (_graph.Registry.Settings.Isolation != TenantIsolation.Database) return (missing, unknown);
        foreach (var server in tenants.Select(tenant => tenant.Database).Distinct().GroupBy(address => address.Server, StringComparer.Ordinal))
        {
            try
            {
                missing.UnionWith(await fleet.Provisioning.FindMissingDatabasesAsync([.. server], cancellationToken).ConfigureAwait(false));
            }
            catch (FleetException trouble) when (trouble.Kind == FleetErrorKind.Unreachable)
            {
                unknown.Add(trouble.Message);
            }
        }

        return (missing, unknown);
    }

    private async Task<IReadOnlyList<ListedTenant>> AskAsync(IFleetDatabase database, IReadOnlyList<Tenant> living, CancellationToken cancellationToken)
    {
        var state = await database.ReadStateAsync(cancellationToken).ConfigureAwait(false);
        var heads = living.ToLookup(tenant => state.Tenants.GetValueOrDefault(tenant.Id), tenant => tenant.Id);
        var behind = heads.Where(head => head.Key != _graph.TenantHead && head.Key != default).Select(head => (Head: head.Key, Tenant: head.First())).ToList();
        var applied = new Dictionary<JournalHead, int> { [_graph.TenantHead] = _graph.Tenants.Length };
        applied.TryAdd(default, 0);
        if (behind.Count > 0)
        {
            var rows = (await database.ReadEntriesAsync([.. behind.Select(pair => new JournalKey(pair.Tenant))], unfinishedOfAll: false, cancellationToken).ConfigureAwait(false))
                .Where(row => row.Status == MigrationStatus.Completed).ToLookup(row => row.TenantId);
            foreach (var (head, tenant) in behind) applied[head] = rows[tenant].Count(IsCurrent);
        }

        var schemas = living.Select(tenant => tenant.Schema).OfType<string>().ToList();
        var missing = schemas.Count == 0 ? [] : (await database.FindMissingSchemasAsync(schemas, cancellationToken).ConfigureAwait(false)).ToHashSet(StringComparer.Ordinal);
        return [.. living.Select(tenant =>
        {
            var count = applied[state.Tenants.GetValueOrDefault(tenant.Id)];
            return new ListedTenant(tenant, tenant.Schema is null || !missing.Contains(tenant.Schema), count, _graph.Tenants.Length - count);
        })];
    }

    // A repeatable migration that has changed since is pending again.
    private bool IsCurrent(JournalEntry row) =>
        _graph.Registry.TryFind(row.MigrationId, out var index) && (!_graph.Migrations[index].IsRepeatable || _graph.Migrations[index].Checksum == row.Checksum);
}
