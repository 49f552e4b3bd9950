using System.Globalization;

namespace TenantMigrations.Engine;

/// <summary>
/// Finds out which tenants of a database have at least the registry's migrations: by their heads in one query, and where a head is another one by the rows
/// of a tenant that has it.
/// </summary>
internal sealed class HealthReader(MigrationGraph graph)
{
    private static readonly Verdict s_complete = new([], []);

    public async Task<IReadOnlyDictionary<string, TenantHealth>> ReadAsync(IFleetDatabase database, IReadOnlyList<Tenant> tenants, CancellationToken cancellationToken)
    {
        var state = await database.ReadStateAsync(cancellationToken).ConfigureAwait(false);
        var groups = tenants.GroupBy(tenant => state.Tenants.GetValueOrDefault(tenant.Id)).ToList();
        var asked = groups.Where(group => group.Key != graph.TenantHead && group.Key != default).ToList();
        var rows = await RowsAsync(database, state, asked, cancellationToken).ConfigureAwait(false);
        var global = state.Global == graph.GlobalHead ? s_complete : Judge(MigrationScope.Global, rows[default]);

        // Heads and rows come from two queries. Who has moved on in between is asked again, each by itself.
        var heads = new HeadCalculator();
        var moved = asked.Where(group => heads.Of(rows[KeyOf(group.First())]) != group.Key).SelectMany(group => group).ToList();
        var own = moved.Count == 0 ? null : (await database.ReadEntriesAsync([.. moved.Select(KeyOf)], unfinishedOfAll: false, cancellationToken).ConfigureAwait(false))
            .ToLookup(row => new JournalKey(row.TenantId));
        var movedIds = moved.Select(tenant => tenant.Id).ToHashSet(StringComparer.Ordinal);

        var answers = new Dictionary<string, TenantHealth>(tenants.Count, StringComparer.Ordinal);
        foreach (var group in groups)
        {
            var shared = group.Key == graph.TenantHead ? s_complete : Judge(MigrationScope.Tenant, group.Key == default ? [] : rows[KeyOf(group.First())]);
            foreach (var tenant in group)
                answers.Add(tenant.Id, HealthOf(tenant, global, movedIds.Contains(tenant.Id) ? Judge(MigrationScope.Tenant, own![KeyOf(tenant)]) : shared));
        }

        return answers;
    }

    private async Task<ILookup<JournalKey, JournalEntry>> RowsAsync(
        IFleetDatabase database, JournalState state, List<IGrouping<JournalHead, Tenant>> asked, CancellationToken cancellationToken)
    {
        var keys = asked.Select(group => KeyOf(group.First())).ToList();
        if (state.Global != graph.GlobalHead) keys.Add(default);
        var rows = state.Version is null || keys.Count == 0 ? [] : await database.ReadEntriesAsync(keys, unfinishedOfAll: false, cancellationToken).ConfigureAwait(false);
        return rows.ToLookup(row => new JournalKey(row.TenantId));
    }

    private Verdict Judge(MigrationScope scope, IEnumerable<JournalEntry> rows)
    {
        var completed = rows.Where(row => row.Status == MigrationStatus.Completed).ToDictionary(row => row.MigrationId, row => row.Checksum, StringComparer.Ordinal);
        var (missing, others) = (new List<string>(), new List<string>());
        foreach (var migration in graph.Of(scope).Select(index => graph.Migrations[index]))
        {
            if (!completed.TryGetValue(migration.Id, out var checksum)) missing.Add(migration.Id);
            else if (checksum != migration.Checksum) (migration.IsRepeatable ? others : missing).Add(migration.Id);
        }

        return new Verdict(missing, others);
    }

    private static TenantHealth HealthOf(Tenant tenant, Verdict global, Verdict own)
    {
        string[] missing = [.. global.Missing, .. own.Missing];
        string[] others = [.. global.Others, .. own.Others];
        return missing.Length == 0
            ? new TenantHealth(tenant.Id, TenantHealthState.Ready, missing, others, Reason: null)
            : new TenantHealth(
                tenant.Id,
                TenantHealthState.Behind,
                missing,
                others,
                string.Create(CultureInfo.InvariantCulture, $"{missing.Length} of this application's migrations are not applied, the first is {missing[0]}"));
    }

    private static JournalKey KeyOf(Tenant tenant) => new(tenant.Id);

    private sealed record Verdict(IReadOnlyList<string> Missing, IReadOnlyList<string> Others);
}
