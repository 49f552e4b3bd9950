namespace TenantMigrations.Analysis;

/// <summary>The edges between migrations, by index into a list of nodes.</summary>
internal sealed class DependencyGraph
{
    private readonly List<Edge>[] _edges;

    public DependencyGraph(int nodes)
    {
        _edges = new List<Edge>[nodes];
        for (var i = 0; i < nodes; i++) _edges[i] = [];
    }

    public int Count => _edges.Length;

    /// <summary>What a node depends on, in the order of writing.</summary>
    public IReadOnlyList<Edge> this[int node] => _edges[node];

    public void Add(int from, int to, DependencyReference reference) => _edges[from].Add(new Edge(to, reference));

    public readonly record struct Edge(int Target, DependencyReference Reference);
}
