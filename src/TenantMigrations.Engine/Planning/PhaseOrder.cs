namespace TenantMigrations.Engine;

/// <summary>
/// In which phase each step comes. A global is applied as early as the tenant work that it needs allows, a tenant migration behind the globals that precede
/// it in the registry: so each pair stands in one of the two orders that the compiler has checked. Rollbacks go the other way round, from the last to the
/// first and dependents before what they depend on; repeatables that are applied again come behind them.
/// </summary>
internal sealed class PhaseOrder
{
    private readonly MigrationGraph _graph;
    private readonly int[] _applied;
    private readonly int[] _rolledBack;
    private readonly List<(int Index, int Phase)> _tenants = [];
    private int _global;
    private int _tenant;

    // A global that is applied again waits for the tenants' rollbacks; a tenant's own steps follow one another anyway.
    private int _leastForGlobal;

    public PhaseOrder(MigrationGraph graph, IEnumerable<PlannedStep> steps)
    {
        _graph = graph;
        _applied = new int[graph.Migrations.Count];
        _rolledBack = new int[graph.Migrations.Count];
        var applied = new SortedSet<int>();
        var rolledBack = new SortedSet<int>();
        foreach (var step in steps) (step.Kind == StepKind.Rollback ? rolledBack : applied).Add(step.Migration);

        foreach (var index in rolledBack.Reverse()) _rolledBack[index] = Place(index, (global, tenant) => graph.Needs(tenant, global));
        if (_tenants.Count > 0) _leastForGlobal = _tenant + 1;
        _tenants.Clear();
        foreach (var index in applied) _applied[index] = Place(index, graph.Needs);
        Count = applied.Count + rolledBack.Count == 0 ? 0 : Math.Max(_global, _tenant) + 1;
    }

    /// <summary>How many phases there are.</summary>
    public int Count { get; }

    public int Of(PlannedStep step) => (step.Kind == StepKind.Rollback ? _rolledBack : _applied)[step.Migration];

    private int Place(int index, Func<int, int, bool> waits)
    {
        if (_graph.Migrations[index].Scope == MigrationScope.Tenant)
        {
            _tenant = Math.Max(_tenant, _global);
            _tenants.Add((index, _tenant));
            return _tenant;
        }

        _global = Math.Max(_global, _leastForGlobal);

        // Tenants' phases only grow along the order, so the last one that it waits for decides.
        for (var i = _tenants.Count - 1; i >= 0; i--)
        {
            if (!waits(index, _tenants[i].Index)) continue;
            _global = Math.Max(_global, _tenants[i].Phase + 1);
            break;
        }

        return _global;
    }
}
