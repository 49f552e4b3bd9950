namespace TenantMigrations.Engine;

/// <summary>Puts the tenants of a plan into waves.</summary>
internal static class PlannedWaves
{
    /// <summary>Puts them there, and notes in each database's plan with which wave it begins.</summary>
    /// <param name="assignment">Which tenant is in which wave.</param>
    /// <param name="snapshots">The databases, with all their tenants.</param>
    /// <param name="plans">Their plans, in the same order.</param>
    public static IReadOnlyList<PlannedWave> Of(WaveAssignment assignment, IReadOnlyList<DatabaseSnapshot> snapshots, ref List<DatabasePlan> plans)
    {
        var members = new int[assignment.Settings.Count];
        var blocked = new int[members.Length];
        var working = Array.ConvertAll(members, _ => new List<string>());
        var cut = new List<DatabasePlan>(plans.Count);
        for (var i = 0; i < plans.Count; i++)
        {
            var first = members.Length;
            var waiting = plans[i].Blocked.Select(item => item.TenantId).ToHashSet(StringComparer.Ordinal);
            foreach (var tenant in snapshots[i].Tenants.Where(tenant => tenant.State == TenantState.Active))
            {
                var wave = assignment.Of(tenant.Id);
                members[wave]++;
                if (waiting.Contains(tenant.Id)) blocked[wave]++;
                first = Math.Min(first, wave);
            }

            var ids = plans[i].Phases.Count == 1
                ? plans[i].Phases[0].Tenants.Select(work => work.Tenant!.Id)
                : plans[i].Phases.SelectMany(phase => phase.Tenants).Select(work => work.Tenant!.Id).Distinct(StringComparer.Ordinal);
            foreach (var id in ids) working[assignment.Of(id)].Add(id);
            cut.Add(plans[i] with { FirstWave = first == members.Length ? 0 : first });
        }

        plans = cut;
        return [.. assignment.Settings.Select((wave, index) => new PlannedWave(index + 1, wave.Tenants, members[index], working[index]) { Blocked = blocked[index] })];
    }
}
