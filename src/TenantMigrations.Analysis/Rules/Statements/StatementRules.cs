namespace TenantMigrations.Analysis;

/// <summary>All rules on statements, and how they are asked.</summary>
internal static class StatementRules
{
    /// <summary>By id.</summary>
    public static IReadOnlyList<StatementRule> All { get; } =
    [
        new Tm2001NeedsNoTransaction(),
        new Tm2002NeedsTransaction(),
        new Tm2003TransactionControl(),
        new Tm2004NotRestartable(),
        new Tm2005LongName(),
        new Tm3001RoleChange(),
        new Tm3002LastingSetting(),
        new Tm3003TouchedJournal(),
        new Tm3004LeftContext(),
    ];

    /// <summary>Whether a rule on statements has this id.</summary>
    public static bool Has(string id)
    {
        foreach (var rule in All)
            if (rule.Rule.Id == id) return true;
        return false;
    }

    /// <summary>What the rules say about a migration, but for what its author accepts.</summary>
    /// <param name="parts">Its parts.</param>
    /// <param name="accepted">What the author accepts.</param>
    /// <param name="findings">Takes TM1101, for a statement that no rule can look at, and TM1019 for what is accepted and is not there.</param>
    public static EquatableArray<Finding> Check(IReadOnlyList<RulePart> parts, IReadOnlyList<AcceptedFinding> accepted, List<Finding> findings)
    {
        var acceptance = new Acceptance(accepted);
        var found = new List<Finding>();
        foreach (var part in parts)
        {
            Tm1101TooDeepNesting.Check(part, acceptance, findings);
            foreach (var rule in All) rule.Check(part);
            foreach (var report in part.Reports)
                if (report.Without(acceptance, part.Section) is { } finding) found.Add(finding);
        }

        acceptance.ReportUnused(parts, findings);
        found.Sort(FindingOrder.Compare);
        return found.ToArray();
    }
}
