namespace TenantMigrations.Engine;

/// <summary>Cuts tracks into phases: global work, then tenants side by side. Tenants in the same state share their slices.</summary>
internal static class PlanPhases
{
    /// <summary>Cuts them.</summary>
    /// <param name="graph">The registry.</param>
    /// <param name="globals">The globals' track.</param>
    /// <param name="tenants">The tenants, in the order in which they shall be worked on.</param>
    /// <param name="tracks">Each tenant's track.</param>
    /// <param name="lists">The plan's lists.</param>
    public static IReadOnlyList<PlanPhase> Cut(
        MigrationGraph graph,
        PlanTrack globals,
        IReadOnlyList<Tenant> tenants,
        Dictionary<string, PlanTrack> tracks,
        StepLists lists)
    {
        List<PlanTrack> distinct = [globals, .. tracks.Values.Distinct<PlanTrack>(ReferenceEqualityComparer.Instance)];
        var phases = lists.Phases(graph, distinct);
        if (phases.Count == 0) return [];

        var globalWork = new PlannedWork?[phases.Count];
        foreach (var (phase, work) in Slices(graph, globals, phases, lists)) globalWork[phase] = work;

        var tenantWork = new List<PlannedWork>[phases.Count];
        for (var phase = 0; phase < tenantWork.Length; phase++) tenantWork[phase] = [];
        var slices = new Dictionary<PlanTrack, List<(int Phase, PlannedWork Work)>>(ReferenceEqualityComparer.Instance);
        foreach (var tenant in tenants)
        {
            var track = tracks[tenant.Id];
            if (track.Reach == 0) continue;
            if (!slices.TryGetValue(track, out var cut)) slices.Add(track, cut = [.. Slices(graph, track, phases, lists)]);
            foreach (var (phase, work) in cut) tenantWork[phase].Add(work with { Tenant = tenant });
        }

        return [.. globalWork.Zip(tenantWork, (global, ofTenants) => new PlanPhase(global, ofTenants))];
    }

    private static IEnumerable<(int Phase, PlannedWork Work)> Slices(MigrationGraph graph, PlanTrack track, PhaseOrder phases, StepLists lists)
    {
        var head = track.Head;
        for (var start = 0; start < track.Reach;)
        {
            var phase = phases.Of(track.Steps[start]);
            var end = start;
            while (end < track.Reach && phases.Of(track.Steps[end]) == phase) end++;
            var steps = lists.Slice(track.Steps, start, end);
            yield return (phase, new PlannedWork(null, head, steps));
            foreach (var step in steps) head = graph.Advance(head, step);
            start = end;
        }
    }
}
