namespace TenantMigrations.Engine;

/// <summary>
/// Takes tenants that get the same together. Their step lists are shared from the planner on, so a tenant is known by the lists that it meets from phase to
/// phase, and no list is looked into once a tenant.
/// </summary>
internal sealed class AgreedShares
{
    private readonly Dictionary<(int Before, IReadOnlyList<PlannedStep> Steps), int> _paths = new(SameLists.Instance);
    private readonly List<(int Before, IReadOnlyList<PlannedStep> Steps)> _nodes = [(-1, [])];

    public static AgreedDatabase Of(DatabasePlan database, MigrationRegistry registry) => new(
        database.Database.Key,
        [.. database.Phases.SelectMany(phase => phase.Global?.Steps ?? []).Select(step => StepOf(step, registry))],
        new AgreedShares().Group(database, registry),
        [.. database.Blocked.GroupBy(blocked => (blocked.Migration, blocked.Reason)).Select(same => new AgreedBlock(
            registry.Migrations[same.Key.Migration].Id,
            [.. same.Select(blocked => blocked.TenantId).OfType<string>()],
            same.Key.Reason))]);

    private List<AgreedShare> Group(DatabasePlan database, MigrationRegistry registry)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        var order = new List<string>();
        foreach (var work in database.Phases.SelectMany(phase => phase.Tenants))
        {
            if (!places.TryGetValue(work.Tenant!.Id, out var before)) order.Add(work.Tenant.Id);
            places[work.Tenant.Id] = Behind(before, work.Steps);
        }

        // Two paths may say the same where the planner made two lists of it.
        var shares = new Dictionary<string, (List<string> Tenants, AgreedStep[] Steps)>(StringComparer.Ordinal);
        var known = new Dictionary<int, List<string>>();
        foreach (var tenant in order)
        {
            var place = places[tenant];
            if (!known.TryGetValue(place, out var tenants))
            {
                AgreedStep[] steps = [.. StepsTo(place).Select(step => StepOf(step, registry))];
                var key = string.Join('|', steps.Select(step => $"{step.MigrationId} {step.Kind}"));
                if (!shares.TryGetValue(key, out var share)) shares.Add(key, share = ([], steps));
                known.Add(place, tenants = share.Tenants);
            }

            tenants.Add(tenant);
        }

        return [.. shares.Values.Select(share => new AgreedShare(share.Tenants, share.Steps))];
    }

    private int Behind(int before, IReadOnlyList<PlannedStep> steps)
    {
        if (_paths.TryGetValue((before, steps), out var place)) return place;
        _nodes.Add((before, steps));
        _paths.Add((before, steps), _nodes.Count - 1);
        return _nodes.Count - 1;
    }

    private IEnumerable<PlannedStep> StepsTo(int place)
    {
        var lists = new Stack<IReadOnlyList<PlannedStep>>();
        for (; place > 0; place = _nodes[place].Before) lists.Push(_nodes[place].Steps);
        return lists.SelectMany(steps => steps);
    }

    private static AgreedStep StepOf(PlannedStep step, MigrationRegistry registry) => new(registry.Migrations[step.Migration].Id, step.Kind);

    private sealed class SameLists : IEqualityComparer<(int Before, IReadOnlyList<PlannedStep> Steps)>
    {
        public static readonly SameLists Instance = new();

        public bool Equals((int Before, IReadOnlyList<PlannedStep> Steps) x, (int Before, IReadOnlyList<PlannedStep> Steps) y) =>
            x.Before == y.Before && ReferenceEquals(x.Steps, y.Steps);

        public int GetHashCode((int Before, IReadOnlyList<PlannedStep> Steps) path) =>
            HashCode.Combine(path.Before, System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(path.Steps));
    }
}
