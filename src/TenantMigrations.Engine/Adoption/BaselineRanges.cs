namespace TenantMigrations.Engine;

/// <summary>How far each place of the fleet has come: all the same, or each as a history says.</summary>
internal sealed class BaselineRanges
{
    private readonly BaselineHistory? _history;
    private readonly Dictionary<string, BaselineRange> _ranges = new(StringComparer.Ordinal);

    /// <summary>Finds them.</summary>
    /// <exception cref="FleetException">There is no such migration.</exception>
    public BaselineRanges(MigrationGraph graph, BaselineRequest request)
    {
        _history = request.History;
        if (_history is null)
            _ranges.Add("", Range(graph, request.AtId));
        else
            foreach (var id in _history.Tenants.Values.Concat(_history.Databases.Values).Distinct(StringComparer.Ordinal)) _ranges.Add(id, Known(graph, _history, id));
    }

    /// <summary>The last versioned migration, where it is the same everywhere.</summary>
    public string? AtId => _ranges.Count == 1 ? _ranges.Values.Single().AtId : null;

    /// <summary>Other tools' tables, which are no difference.</summary>
    public IReadOnlyCollection<string> HistoryTables => [.. Enum.GetValues<ForeignTool>().Select(ForeignHistoryRows.TableOf), .. _history?.Table is { } own ? (string[])[own] : []];

    public IReadOnlyCollection<BaselineRange> All => _ranges.Values;

    /// <summary>Null where the history does not name it.</summary>
    public BaselineRange? Of(Tenant tenant) => Of(_history?.Tenants, tenant.Id);

    /// <summary>Null where the history does not name it.</summary>
    public BaselineRange? Of(DatabaseAddress database) => Of(_history?.Databases, database.Key);

    /// <exception cref="FleetException">The history names what the fleet does not have.</exception>
    public void RefuseUnknown(TenantFleet fleet)
    {
        if (_history is null) return;
        fleet.Select([.. _history.Tenants.Keys]);
        var databases = fleet.Databases(fleet.Tenants, withSuspended: true).Select(place => place.Database.Key).ToHashSet(StringComparer.Ordinal);
        if (_history.Databases.Keys.FirstOrDefault(key => !databases.Contains(key)) is { } unknown)
            throw new FleetException(FleetErrorKind.Settings, $"{_history.Source} names the database '{unknown}', which the fleet does not have ({string.Join(", ", databases.Take(3))}). Nothing was changed.");
    }

    /// <summary>Says which tenants the history leaves out.</summary>
    public IReadOnlyList<string> Unnamed(IReadOnlyList<Tenant> selected)
    {
        if (_history is not { Tenants.Count: > 0 }) return [];
        var unnamed = selected.Where(tenant => !_history.Tenants.ContainsKey(tenant.Id)).Select(tenant => tenant.Id).ToList();
        return unnamed.Count == 0
            ? []
            : [$"{string.Join(", ", unnamed.Take(5))}{(unnamed.Count > 5 ? $" and {unnamed.Count - 5} more" : "")}: not in {_history.Source}, and not recorded. 'run' applies everything to what has no journal."];
    }

    private BaselineRange? Of(IReadOnlyDictionary<string, string>? history, string key) =>
        _history is null ? _ranges[""] : history!.TryGetValue(key, out var id) ? _ranges[id] : null;

    private static BaselineRange Known(MigrationGraph graph, BaselineHistory history, string id) => graph.Registry.TryFind(id, out _)
        ? Range(graph, id)
        : throw new FleetException(FleetErrorKind.Settings, $"{history.Source} names the migration '{id}', which this program does not have: build the project again that it was imported into, or import once more. Nothing was changed.");

    private static BaselineRange Range(MigrationGraph graph, string? atId)
    {
        var taken = new ScriptRange(graph, new ScriptRequest { ToId = atId }).Taken;
        return new BaselineRange(Enumerable.Range(0, taken.Length).Where(index => taken[index] && !graph.Migrations[index].IsRepeatable).Select(index => graph.Migrations[index].Id).LastOrDefault(), taken);
    }
}
