namespace TenantMigrations.Engine;

/// <summary>Which migrations of the registry's order are applied before a script, and which it applies.</summary>
internal sealed class ScriptRange
{
    private readonly MigrationGraph _graph;

    public ScriptRange(MigrationGraph graph, ScriptRequest request)
    {
        _graph = graph;
        var versioned = Enumerable.Range(0, graph.Migrations.Count).Where(index => !graph.Migrations[index].IsRepeatable).ToList();
        var from = request.FromId is { } fromId ? Find(fromId, "--from") : -1;
        var to = request.ToId is { } toId ? Find(toId, "--to") : int.MaxValue;
        if (from >= to)
        {
            throw new FleetException(
                FleetErrorKind.Settings,
                $"--from {request.FromId} is not before --to {request.ToId} in the order of the migrations, so nothing lies between them. --from names the last one that is applied already, --to the last one to apply.");
        }

        // Repeatables rest on all that is versioned, so they come where the script reaches its end.
        var reachesEnd = versioned.TrueForAll(index => index <= to);
        Applied = [.. graph.Migrations.Select((migration, index) => index <= from && !migration.IsRepeatable)];
        Taken = [.. graph.Migrations.Select((migration, index) => migration.IsRepeatable ? reachesEnd : index > from && index <= to)];
    }

    /// <summary>By index: whether it is applied before.</summary>
    public bool[] Applied { get; }

    /// <summary>By index: whether the script applies it.</summary>
    public bool[] Taken { get; }

    private int Find(string id, string option)
    {
        if (!_graph.Registry.TryFind(id, out var index)) throw PlanSelection.UnknownMigration(_graph.Registry, id);
        return _graph.Migrations[index].IsRepeatable
            ? throw new FleetException(FleetErrorKind.Settings, $"{option} {id} is a repeatable, which has no place in the order. Name a versioned migration.")
            : index;
    }
}
