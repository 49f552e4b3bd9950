namespace TenantMigrations.Engine;

/// <summary>Which nodes of a graph depend on themselves, directly or through others: its strongly connected components.</summary>
internal sealed class GraphCycles
{
    private readonly Dictionary<string, int> _component = new(StringComparer.Ordinal);

    private GraphCycles()
    {
    }

    public static GraphCycles Of(IReadOnlyDictionary<string, string[]> dependencies)
    {
        // Two walks: in the order in which the first ends with nodes, the second one, against the edges, stays within one component.
        var dependents = dependencies.SelectMany(static node => node.Value.Select(dependency => (dependency, node.Key)))
            .ToLookup(static edge => edge.dependency, static edge => edge.Key, StringComparer.Ordinal);
        var ended = new List<string>(dependencies.Count);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var node in dependencies.Keys) Walk(node, id => dependencies[id], seen, ended);

        var cycles = new GraphCycles();
        seen.Clear();
        for (var i = ended.Count - 1; i >= 0; i--)
        {
            var component = new List<string>();
            Walk(ended[i], id => dependents[id], seen, component);
            foreach (var node in component) cycles._component.Add(node, i);
        }

        return cycles;
    }

    /// <summary>Whether an edge between the two is part of a cycle.</summary>
    public bool AreTogether(string node, string dependency) => _component[node] == _component[dependency];

    private static void Walk(string start, Func<string, IEnumerable<string>> next, HashSet<string> seen, List<string> ended)
    {
        if (!seen.Add(start)) return;
        var path = new Stack<(string Node, IEnumerator<string> Next)>();
        path.Push((start, next(start).GetEnumerator()));
        while (path.TryPeek(out var top))
        {
            if (!top.Next.MoveNext())
            {
                ended.Add(top.Node);
                top.Next.Dispose();
                path.Pop();
            }
            else if (seen.Add(top.Next.Current))
            {
                path.Push((top.Next.Current, next(top.Next.Current).GetEnumerator()));
            }
        }
    }
}
