namespace TenantMigrations.Analysis;

/// <summary>
/// The nodes of a graph that lie on cycles, by Tarjan's strongly connected components, with a stack of its own: a chain of thousands of migrations
/// must not use up the thread's.
/// </summary>
internal sealed class DependencyCycles
{
    private readonly DependencyGraph _graph;
    private readonly int[] _component;
    private readonly List<List<int>> _knots = [];

    public DependencyCycles(DependencyGraph graph)
    {
        _graph = graph;
        _component = new int[graph.Count];
        FindComponents();
    }

    /// <summary>Whether a node is on a cycle.</summary>
    public bool Contains(int node) => _component[node] > 0;

    /// <summary>Whether an edge is part of a cycle.</summary>
    public bool Contains(int from, int to) => _component[from] > 0 && _component[from] == _component[to];

    /// <summary>For each knot of cycles the shortest one through its first node: that node, what it depends on, and so on; without the return.</summary>
    public IEnumerable<IReadOnlyList<int>> Shortest()
    {
        foreach (var knot in _knots) yield return ShortestThrough(knot.Min());
    }

    private List<int> ShortestThrough(int start)
    {
        var cameFrom = new Dictionary<int, int>();
        var queue = new Queue<int>();
        queue.Enqueue(start);
        while (true)
        {
            // A component of several nodes always leads back to each of them, so the queue never runs dry first.
            var node = queue.Dequeue();
            foreach (var edge in _graph[node])
            {
                if (!Contains(node, edge.Target)) continue;
                if (edge.Target == start) return WayTo(node, start, cameFrom);
                if (cameFrom.ContainsKey(edge.Target)) continue;
                cameFrom.Add(edge.Target, node);
                queue.Enqueue(edge.Target);
            }
        }
    }

    private static List<int> WayTo(int node, int start, Dictionary<int, int> cameFrom)
    {
        var way = new List<int> { node };
        while (node != start) way.Add(node = cameFrom[node]);
        way.Reverse();
        return way;
    }

    private void FindComponents()
    {
        var order = new int[_graph.Count];
        var low = new int[_graph.Count];
        var nextEdge = new int[_graph.Count];
        var open = new bool[_graph.Count];
        var path = new Stack<int>();
        var seen = new Stack<int>();
        var counter = 0;

        for (var root = 0; root < _graph.Count; root++)
        {
            if (order[root] != 0) continue;
            Enter(root);
            while (path.Count > 0)
            {
                var node = path.Peek();
                if (nextEdge[node] < _graph[node].Count)
                {
                    var target = _graph[node][nextEdge[node]++].Target;
                    if (order[target] == 0) Enter(target);
                    else if (open[target]) low[node] = Math.Min(low[node], order[target]);
                    continue;
                }

                path.Pop();
                if (path.Count > 0) low[path.Peek()] = Math.Min(low[path.Peek()], low[node]);
                if (low[node] == order[node]) Close(node);
            }
        }

        void Enter(int node)
        {
            order[node] = low[node] = ++counter;
            open[node] = true;
            path.Push(node);
            seen.Push(node);
        }

        void Close(int root)
        {
            var members = new List<int>();
            int node;
            do
            {
                node = seen.Pop();
                open[node] = false;
                members.Add(node);
            }
            while (node != root);

            // One node alone is no cycle: edges to itself are not in the graph.
            if (members.Count == 1) return;
            _knots.Add(members);
            foreach (var member in members) _component[member] = _knots.Count;
        }
    }
}
