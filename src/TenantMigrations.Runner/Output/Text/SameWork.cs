namespace TenantMigrations.Runner;

/// <summary>
/// Takes databases together in which one tenant each gets the same, as where every tenant has a database of its own. Step lists are shared from the planner
/// on, so none is looked into.
/// </summary>
internal sealed class SameWork : IEqualityComparer<DatabasePlan>
{
    public static readonly SameWork Instance = new();

    public bool Equals(DatabasePlan? x, DatabasePlan? y) =>
        ReferenceEquals(x, y)
        || x is not null && y is not null
        && IsOfOneTenant(x) && IsOfOneTenant(y)
        && x.NeedsJournal == y.NeedsJournal
        && x.Phases.Select(Lists).SequenceEqual(y.Phases.Select(Lists))
        && x.Blocked.Select(Block).SequenceEqual(y.Blocked.Select(Block));

    public int GetHashCode(DatabasePlan plan)
    {
        var hash = default(HashCode);
        foreach (var phase in plan.Phases) hash.Add(Lists(phase));
        foreach (var blocked in plan.Blocked) hash.Add(Block(blocked));
        return hash.ToHashCode();
    }

    private static bool IsOfOneTenant(DatabasePlan plan) =>
        plan.UpToDateTenants == 0
        && plan.Phases.SelectMany(phase => phase.Tenants).Select(work => work.Tenant!.Id)
            .Concat(plan.Blocked.Select(blocked => blocked.TenantId).OfType<string>())
            .Distinct(StringComparer.Ordinal).Take(2).Count() <= 1;

    // Lists are records' members here, and compared as objects.
    private static (object? Global, object? Tenant) Lists(PlanPhase phase) => (phase.Global?.Steps, phase.Tenants.Count == 0 ? null : phase.Tenants[0].Steps);

    private static (int Migration, string Reason, bool IsGlobal) Block(BlockedMigration blocked) => (blocked.Migration, blocked.Reason, blocked.TenantId is null);
}
