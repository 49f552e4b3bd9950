namespace TenantMigrations.Engine;

/// <summary>The order of a graph's nodes.</summary>
internal static class GraphOrder
{
    /// <summary>Dependencies first, ties broken by id, repeatables last. Where a cycle leaves nothing to begin with, the first id of those that are left.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyDictionary<string, string[]> dependencies, Func<string, bool> isRepeatable)
    {
        var dependents = dependencies.SelectMany(static node => node.Value.Select(dependency => (Dependency: dependency, Node: node.Key))).ToLookup(static edge => edge.Dependency, static edge => edge.Node, StringComparer.Ordinal);
        var open = dependencies.ToDictionary(static node => node.Key, static node => node.Value.Length, StringComparer.Ordinal);
        var byId = Comparer<(bool IsRepeatable, string Id)>.Create(static (a, b) => a.IsRepeatable != b.IsRepeatable ? a.IsRepeatable.CompareTo(b.IsRepeatable) : string.CompareOrdinal(a.Id, b.Id));
        var left = new SortedSet<(bool, string Id)>(dependencies.Keys.Select(id => (isRepeatable(id), id)), byId);
        var ready = new SortedSet<(bool, string Id)>(left.Where(node => open[node.Id] == 0), byId);
        var order = new List<string>(dependencies.Count);
        while (left.Count > 0)
        {
            var next = ready.Count > 0 ? ready.Min : left.Min;
            ready.Remove(next);
            left.Remove(next);
            order.Add(next.Id);
            foreach (var dependent in dependents[next.Id])
                if (--open[dependent] == 0 && left.Contains((isRepeatable(dependent), dependent))) ready.Add((isRepeatable(dependent), dependent));
        }

        return order;
    }
}
