namespace TenantMigrations.Engine;

/// <summary>Refuses to execute another plan than the one that was agreed on, and says what has changed.</summary>
internal static class StalePlan
{
    private const int LinesShown = 10;

    /// <summary>Compares them.</summary>
    /// <param name="agreed">What was agreed on.</param>
    /// <param name="plan">The plan of today.</param>
    /// <param name="registry">The registry of today.</param>
    /// <param name="fleet">All tenants of today.</param>
    /// <exception cref="FleetException">It is another.</exception>
    public static void Refuse(AgreedPlan agreed, MigrationPlan plan, MigrationRegistry registry, IReadOnlyList<Tenant> fleet)
    {
        if (string.Equals(agreed.Hash, plan.Hash, StringComparison.OrdinalIgnoreCase)) return;
        var lines = PlanDifferences.Between(agreed, AgreedPlan.Of(plan, registry), registry, fleet);
        var rest = lines.Count > LinesShown ? $"\n  … and {lines.Count - LinesShown + 1} more differences" : "";
        throw new FleetException(
            FleetErrorKind.Findings,
            $"Nothing was changed: the plan is stale ({Short(agreed.Hash)} was agreed on, it is {Short(plan.Hash)} now). Since it was made:\n  "
            + string.Join("\n  ", lines.Take(rest.Length > 0 ? LinesShown - 1 : LinesShown))
            + $"{rest}\nMake a new plan (plan --out FILE) and have it agreed on.");
    }

    private static string Short(string hash) => hash.Length > 12 ? hash[..12] : hash;
}
