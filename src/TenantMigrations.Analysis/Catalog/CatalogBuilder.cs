namespace TenantMigrations.Analysis;

/// <summary>One pass over all scripts: who has which id, who depends on whom, what is wrong with that, and in which order they come.</summary>
internal sealed class CatalogBuilder
{
    private readonly List<Finding> _findings = [];
    private readonly List<MigrationScript> _nodes = [];
    private readonly List<MigrationScript> _duplicates = [];
    private readonly Dictionary<string, int> _indices = [];
    private readonly DependencyGraph _graph;
    private readonly HashSet<SourcePlace> _used = [];
    private NearestId? _nearest;

    public CatalogBuilder(IReadOnlyList<MigrationScript> scripts)
    {
        AssignIds(scripts);
        _graph = new DependencyGraph(_nodes.Count);
        for (var i = 0; i < _nodes.Count; i++) Connect(_nodes[i], i);
        foreach (var duplicate in _duplicates) Connect(duplicate, node: -1);
    }

    public MigrationCatalog Build()
    {
        var cycles = new DependencyCycles(_graph);
        foreach (var cycle in cycles.Shortest()) Report(cycle);
        for (var i = 0; i < _nodes.Count; i++) CheckEdges(i, cycles);

        _findings.Sort(FindingOrder.Compare);
        return new MigrationCatalog(Order(cycles), _findings.ToArray());
    }

    private void AssignIds(IReadOnlyList<MigrationScript> scripts)
    {
        var sorted = scripts.Where(script => script.Id.Length > 0).ToArray();
        Array.Sort(sorted, CompareOwners);
        for (var i = 0; i < sorted.Length; i++)
        {
            var first = _nodes.Count == 0 ? null : _nodes[_nodes.Count - 1];
            if (first is not null && string.Equals(first.Id, sorted[i].Id, StringComparison.OrdinalIgnoreCase))
            {
                _findings.Add(Tm1002DuplicateId.At(sorted[i], first));
                _duplicates.Add(sorted[i]);
            }
            else
            {
                _nodes.Add(sorted[i]);
            }
        }

        // Ids that differ in case only met above; the order of everything else is the ordinal one.
        _nodes.Sort(static (a, b) => string.CompareOrdinal(a.Id, b.Id));
        for (var i = 0; i < _nodes.Count; i++) _indices.Add(_nodes[i].Id, i);

        // An id that exists in a second spelling exists: its duplicate is the mistake, not who depends on it.
        foreach (var duplicate in _duplicates)
        {
            if (_indices.ContainsKey(duplicate.Id)) continue;
            var owner = _nodes.FindIndex(node => string.Equals(node.Id, duplicate.Id, StringComparison.OrdinalIgnoreCase));
            _indices.Add(duplicate.Id, owner);
        }
    }

    /// <summary>Brings those together that share an id; in front the one that keeps it: a well-formed one, then the first path.</summary>
    private static int CompareOwners(MigrationScript a, MigrationScript b)
    {
        var order = StringComparer.OrdinalIgnoreCase.Compare(a.Id, b.Id);
        if (order == 0) order = MigrationId.TryParse(b.Id, out _).CompareTo(MigrationId.TryParse(a.Id, out _));
        if (order == 0) order = string.CompareOrdinal(a.ProjectPath, b.ProjectPath);
        return order != 0 ? order : string.CompareOrdinal(a.TypeName, b.TypeName);
    }

    private void Connect(MigrationScript script, int node)
    {
        var seen = new HashSet<string>();
        foreach (var reference in script.Dependencies)
        {
            if (!seen.Add(reference.Id)) continue; // TM1016, once it is known that it is on no cycle
            if (reference.Id == script.Id) _findings.Add(Tm1005SelfDependency.At(reference));
            else if (!_indices.TryGetValue(reference.Id, out var target)) _findings.Add(Tm1003MissingDependency.At(script, reference, Nearest(script, reference)));
            else if (_nodes[target].IsRepeatable && !script.IsRepeatable) _findings.Add(Tm1010MalformedDirective.DependsOnRepeatable(script, reference));
            else if (node >= 0 && target != node) _graph.Add(node, target, reference);
        }
    }

    private string? Nearest(MigrationScript script, DependencyReference reference)
    {
        _nearest ??= new NearestId([.. _nodes.Select(node => node.Id)]);
        return _nearest.To(reference.Id, script.Id);
    }

    private void Report(IReadOnlyList<int> cycle)
    {
        var second = cycle[1];
        foreach (var edge in _graph[cycle[0]])
        {
            if (edge.Target != second) continue;
            _findings.Add(Tm1004DependencyCycle.At(edge.Reference, [.. cycle.Select(node => _nodes[node].Id)]));
            return;
        }
    }

    private void CheckEdges(int node, DependencyCycles cycles)
    {
        var script = _nodes[node];
        var seen = new HashSet<string>();
        var allKnown = true;
        foreach (var reference in script.Dependencies)
        {
            var known = _indices.TryGetValue(reference.Id, out var target);
            var onCycle = known && cycles.Contains(node, target);
            allKnown &= known && !onCycle;
            if (onCycle) continue;
            if (!seen.Add(reference.Id)) Warn(script, Tm1016DuplicateDependency.At(script, reference));
            else if (known && target != node && !script.IsRepeatable && !_nodes[target].IsRepeatable && Tm1006LaterDependency.Applies(script.Id, reference.Id))
                Warn(script, Tm1006LaterDependency.At(script, reference));
        }

        if (allKnown && !script.IsBroken) ReportUnused(script);
    }

    /// <summary>What lies in the header is accepted by a <c>-- tm:allow</c> in the header.</summary>
    private void Warn(MigrationScript script, Finding finding)
    {
        foreach (var accepted in script.Accepted)
        {
            if (accepted.Section != ScriptSection.Header || accepted.RuleId != finding.RuleId) continue;
            _used.Add(accepted.Place);
            return;
        }

        _findings.Add(finding);
    }

    private void ReportUnused(MigrationScript script)
    {
        foreach (var accepted in script.Accepted)
            if (Acceptance.IsForCatalog(accepted) && !_used.Contains(accepted.Place)) _findings.Add(Tm1019UnusedAcceptance.At(accepted));
    }

    private EquatableArray<CatalogEntry> Order(DependencyCycles cycles)
    {
        var usable = new bool[_nodes.Count];
        for (var i = 0; i < usable.Length; i++) usable[i] = !_nodes[i].IsBroken && !cycles.Contains(i);
        var order = TopologicalOrder.Of(_graph, usable, node => _nodes[node].IsRepeatable);

        var places = new int[_nodes.Count];
        for (var i = 0; i < order.Count; i++) places[order[i]] = i;
        var dependencies = new List<int>[order.Count];
        var dependents = new List<int>[order.Count];
        for (var i = 0; i < order.Count; i++) (dependencies[i], dependents[i]) = ([], []);
        for (var i = 0; i < order.Count; i++)
        {
            foreach (var edge in _graph[order[i]])
            {
                if (!usable[edge.Target]) continue;
                dependencies[i].Add(places[edge.Target]);
                dependents[places[edge.Target]].Add(i); // ascending: i grows
            }

            dependencies[i].Sort();
        }

        var entries = new CatalogEntry[order.Count];
        for (var i = 0; i < entries.Length; i++) entries[i] = new CatalogEntry(_nodes[order[i]], dependencies[i].ToArray(), dependents[i].ToArray());
        return entries;
    }
}
