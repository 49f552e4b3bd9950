using TenantMigrations.Analysis;

namespace TenantMigrations.Engine;

/// <summary>Migrations and what they depend on, whether they compile or not. The same sources give the same graph.</summary>
/// <param name="Nodes">The migrations, dependencies first as far as there is no cycle, ties broken by id; repeatables last.</param>
/// <param name="Edges">The dependencies, in the order of the migrations that have them.</param>
public sealed record MigrationDiagram(IReadOnlyList<GraphNode> Nodes, IReadOnlyList<GraphEdge> Edges)
{
    /// <summary>Reads the graph of a project's migrations from its files.</summary>
    /// <param name="project">The project; it need not compile.</param>
    /// <exception cref="FleetException">A file cannot be read.</exception>
    public static MigrationDiagram Of(AuthoringProject project)
    {
        ArgumentNullException.ThrowIfNull(project);
        return FileTrouble.Explained(() => Of(project.ReadMigrations().Scripts), project);
    }

    /// <summary>Makes the graph of migrations.</summary>
    /// <param name="scripts">The migrations. Of two with one id the first counts.</param>
    public static MigrationDiagram Of(IReadOnlyList<MigrationScript> scripts)
    {
        ArgumentNullException.ThrowIfNull(scripts);
        var known = scripts.GroupBy(static script => script.Id, StringComparer.Ordinal).ToDictionary(static same => same.Key, static same => same.First(), StringComparer.Ordinal);
        var dependencies = known.Values.ToDictionary(static script => script.Id, static script => script.Dependencies.Select(static dependency => dependency.Id).Distinct(StringComparer.Ordinal).ToArray(), StringComparer.Ordinal);
        foreach (var missing in dependencies.Values.SelectMany(static ids => ids).Distinct(StringComparer.Ordinal).Where(id => !known.ContainsKey(id)).ToArray()) dependencies.Add(missing, []);

        var order = GraphOrder.Of(dependencies, id => known.TryGetValue(id, out var script) && script.IsRepeatable);
        var cycles = GraphCycles.Of(dependencies);
        return new MigrationDiagram(
            [.. order.Select(id => known.TryGetValue(id, out var script) ? Node(script, known) : new GraphNode(id, null) { IsMissing = true })],
            [.. order.SelectMany(id => dependencies[id].Order(StringComparer.Ordinal).Select(dependency => new GraphEdge(id, dependency, cycles.AreTogether(id, dependency))))]);
    }

    /// <summary>The same, with what a fleet has applied.</summary>
    /// <param name="status">The fleet's status.</param>
    public MigrationDiagram With(FleetStatus status)
    {
        ArgumentNullException.ThrowIfNull(status);
        var tenants = Counts(status.Tenants.SelectMany(static tenant => tenant.Migrations));
        var databases = Counts(status.Global.SelectMany(static database => database.Migrations));
        return this with { Nodes = [.. Nodes.Select(node => node with { Applied = (node.Scope == MigrationScope.Global ? databases : tenants).GetValueOrDefault(node.MigrationId) })] };
    }

    private static Dictionary<string, AppliedCount> Counts(IEnumerable<MigrationState> states) => states.GroupBy(static state => state.MigrationId, StringComparer.Ordinal)
        .ToDictionary(static same => same.Key, static same => new AppliedCount(same.Count(static state => state.Status == MigrationStatus.Completed), same.Count()), StringComparer.Ordinal);

    private static GraphNode Node(MigrationScript script, Dictionary<string, MigrationScript> known) => new(script.Id, script.Scope)
    {
        IsRepeatable = script.IsRepeatable,
        IsBarrier = script.Scope == MigrationScope.Global && script.Dependencies.Any(dependency => known.TryGetValue(dependency.Id, out var other) && other.Scope == MigrationScope.Tenant),
    };
}
