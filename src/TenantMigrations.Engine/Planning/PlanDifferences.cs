namespace TenantMigrations.Engine;

/// <summary>
/// What makes today's plan another than the one that was agreed on, in a line a cause. A migration that came or went makes every tenant's share another:
/// it is named once, and shares are compared without it.
/// </summary>
internal sealed class PlanDifferences
{
    private readonly AgreedPlan _agreed;
    private readonly AgreedPlan _actual;
    private readonly MigrationRegistry _registry;
    private readonly HashSet<string> _explained;
    private readonly List<string> _lines = [];

    private PlanDifferences(AgreedPlan agreed, AgreedPlan actual, MigrationRegistry registry)
    {
        _agreed = agreed;
        _actual = actual;
        _registry = registry;
        _explained = [.. actual.Migrations.Keys.Where(id => !agreed.Migrations.ContainsKey(id)), .. agreed.Migrations.Keys.Where(id => !registry.TryFind(id, out _))];
    }

    /// <summary>Finds them, the most telling first; never none.</summary>
    public static IReadOnlyList<string> Between(AgreedPlan agreed, AgreedPlan actual, MigrationRegistry registry, IReadOnlyList<Tenant> fleet)
    {
        if (agreed.Databases.Count + agreed.Settings.Count == 0) return ["something that decides what is executed; only the plan's hash was kept, so it cannot be said what."];

        var differences = new PlanDifferences(agreed, actual, registry);
        differences.CompareMigrations();
        differences.CompareTenants(fleet);
        differences.CompareWaves();
        differences.CompareDatabases();
        differences.CompareSettings();
        if (differences._lines.Count == 0) differences._lines.Add("the journals have changed: other migrations are recorded as applied than when it was made; or a tenant's schema is another.");
        return differences._lines;
    }

    private void CompareMigrations()
    {
        Add("migrations that it does not have", _actual.Migrations.Keys.Where(id => !_agreed.Migrations.ContainsKey(id)));
        Add("migrations that are gone from this program", _agreed.Migrations.Keys.Where(id => !_registry.TryFind(id, out _)));
        Add("migrations that were edited", _agreed.Migrations
            .Where(pair => _registry.TryFind(pair.Key, out var index) && _registry.Migrations[index].Checksum != pair.Value).Select(pair => pair.Key));
    }

    private void CompareTenants(IReadOnlyList<Tenant> fleet)
    {
        var tenants = fleet.ToDictionary(tenant => tenant.Id, StringComparer.Ordinal);
        var (before, now) = (ByTenant(_agreed), ByTenant(_actual));
        var equal = new Dictionary<(AgreedShare, AgreedShare), bool>();
        List<string> went = [], suspended = [], moved = [], done = [], other = [];
        foreach (var (id, (database, share)) in before)
        {
            if (now.TryGetValue(id, out var today))
            {
                if (today.Database != database) moved.Add(id);
                else if (!Same(share, today.Share)) other.Add(id);
            }
            else if (!tenants.TryGetValue(id, out var tenant))
            {
                went.Add(id);
            }
            else if (tenant.State == TenantState.Suspended)
            {
                suspended.Add(id);
            }
            else if (tenant.Database.Key != database)
            {
                moved.Add(id);
            }
            else if (Unexplained(share.Steps).Any())
            {
                done.Add(id);
            }
        }

        Add("tenants that it has nothing for", now.Where(pair => !before.ContainsKey(pair.Key) && Unexplained(pair.Value.Share.Steps).Any()).Select(pair => pair.Key));
        Add("tenants that are gone", went);
        Add("tenants that were suspended", suspended);
        Add("tenants that live in another database", moved);
        Add("tenants that have nothing left to do", done);
        Add("tenants for which other migrations are pending", other, id => $"{Quoted(id)} ({before[id].Share.Steps.Count} then, {now[id].Share.Steps.Count} now)");

        bool Same(AgreedShare one, AgreedShare two)
        {
            if (!equal.TryGetValue((one, two), out var same)) equal.Add((one, two), same = Unexplained(one.Steps).SequenceEqual(Unexplained(two.Steps)));
            return same;
        }
    }

    private void CompareWaves()
    {
        if (!_agreed.Waves.Select(wave => wave.Name).SequenceEqual(_actual.Waves.Select(wave => wave.Name), StringComparer.Ordinal))
        {
            Add("the waves are others now", _actual.Waves.Select(wave => wave.Name).DefaultIfEmpty("none"));
            return;
        }

        var (before, now) = (WaveOf(_agreed), WaveOf(_actual));
        Add(
            "tenants in another wave",
            before.Where(pair => now.TryGetValue(pair.Key, out var wave) && wave != pair.Value).Select(pair => pair.Key),
            id => $"{Quoted(id)} (wave {before[id]} then, {now[id]} now)");
    }

    private void CompareDatabases()
    {
        var (before, now) = (_agreed.Databases.ToDictionary(database => database.Database), _actual.Databases.ToDictionary(database => database.Database));
        Add("databases that it does not have", now.Keys.Where(key => !before.ContainsKey(key)));
        Add("databases that are gone", before.Keys.Where(key => !now.ContainsKey(key)));
        var both = before.Keys.Where(now.ContainsKey).ToList();
        Add("databases where other global migrations are pending", both.Where(key => !Unexplained(before[key].Global).SequenceEqual(Unexplained(now[key].Global))));
        Add("databases where other migrations are blocked", both.Where(key => !Blocked(before[key]).SetEquals(Blocked(now[key]))));
    }

    private void CompareSettings() => Add(
        "settings with another value",
        _agreed.Settings.Keys.Union(_actual.Settings.Keys).Where(name => _agreed.Settings.GetValueOrDefault(name) != _actual.Settings.GetValueOrDefault(name)),
        name => name);

    private IEnumerable<AgreedStep> Unexplained(IEnumerable<AgreedStep> steps) => steps.Where(step => !_explained.Contains(step.MigrationId));

    private HashSet<(string, string?)> Blocked(AgreedDatabase database) =>
        [.. database.Blocked.Where(blocked => !_explained.Contains(blocked.MigrationId)).SelectMany(blocked => blocked.Tenants.Count == 0
            ? [(blocked.MigrationId, (string?)null)]
            : blocked.Tenants.Select(tenant => (blocked.MigrationId, (string?)tenant)))];

    private static Dictionary<string, (string Database, AgreedShare Share)> ByTenant(AgreedPlan plan)
    {
        var tenants = new Dictionary<string, (string, AgreedShare)>(StringComparer.Ordinal);
        foreach (var database in plan.Databases)
            foreach (var share in database.Shares)
                foreach (var tenant in share.Tenants) tenants[tenant] = (database.Database, share);
        return tenants;
    }

    private static Dictionary<string, int> WaveOf(AgreedPlan plan)
    {
        var waves = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var wave in plan.Waves)
            foreach (var tenant in wave.Tenants) waves[tenant] = wave.Number;
        return waves;
    }

    private void Add(string what, IEnumerable<string> names, Func<string, string>? word = null)
    {
        const int Shown = 5;
        var all = names.ToList();
        if (all.Count == 0) return;
        var shown = all.Count <= Shown + 1 ? all.Count : Shown;
        var rest = all.Count > shown ? $" and {all.Count - shown} more" : "";
        _lines.Add($"{what}: {string.Join(", ", all.Take(shown).Select(word ?? Quoted))}{rest}");
    }

    private static string Quoted(string name) => $"'{name}'";
}
