namespace TenantMigrations.Analysis;

/// <summary>Kahn's order: again and again the first of those whose dependencies are all done.</summary>
internal static class TopologicalOrder
{
    /// <param name="graph">Nodes sorted by id, so that the index breaks ties.</param>
    /// <param name="usable">Which nodes take part; between them there are no cycles.</param>
    /// <param name="isLast">Which nodes come after all others (repeatables): nothing else depends on them.</param>
    public static List<int> Of(DependencyGraph graph, bool[] usable, Func<int, bool> isLast)
    {
        var dependents = new List<int>[graph.Count];
        var missing = new int[graph.Count];
        for (var node = 0; node < graph.Count; node++) dependents[node] = [];
        for (var node = 0; node < graph.Count; node++)
        {
            if (!usable[node]) continue;
            foreach (var edge in graph[node])
            {
                if (!usable[edge.Target]) continue;
                dependents[edge.Target].Add(node);
                missing[node]++;
            }
        }

        var ready = new SortedSet<(bool Last, int Node)>();
        for (var node = 0; node < graph.Count; node++)
            if (usable[node] && missing[node] == 0) ready.Add((isLast(node), node));

        var order = new List<int>(graph.Count);
        while (ready.Count > 0)
        {
            var next = ready.Min;
            ready.Remove(next);
            order.Add(next.Node);
            foreach (var dependent in dependents[next.Node])
                if (--missing[dependent] == 0) ready.Add((isLast(dependent), dependent));
        }

        return order;
    }
}
