namespace TenantMigrations.Analysis;

/// <summary>What the author of a migration accepts with <c>-- tm:allow</c>: on the statement below it or, in the header, anywhere in the file.</summary>
internal sealed class Acceptance(IReadOnlyList<AcceptedFinding> accepted)
{
    private readonly bool[] _used = new bool[accepted.Count];

    /// <summary>The header's warnings about dependencies are known only when all migrations are.</summary>
    public static bool IsForCatalog(AcceptedFinding entry) =>
        entry.Section == ScriptSection.Header && (entry.RuleId == Tm1006LaterDependency.Rule.Id || entry.RuleId == Tm1016DuplicateDependency.Rule.Id);

    /// <summary>Whether a finding is accepted.</summary>
    public bool Takes(ScriptSection section, int statement, string ruleId)
    {
        var takes = false;
        for (var i = 0; i < accepted.Count; i++)
        {
            if (accepted[i].RuleId != ruleId || !Covers(accepted[i], section, statement)) continue;
            _used[i] = true;
            takes = true;
        }

        return takes;
    }

    /// <summary>Reports what is accepted and is not there (TM1019).</summary>
    /// <param name="parts">What was looked at. Where something could not be read, nobody knows what would have been found.</param>
    /// <param name="findings">Takes the findings.</param>
    public void ReportUnused(IReadOnlyList<RulePart> parts, List<Finding> findings)
    {
        for (var i = 0; i < accepted.Count; i++)
        {
            if (_used[i] || IsForCatalog(accepted[i])) continue;
            if (!StatementRules.Has(accepted[i].RuleId)) findings.Add(Tm1019UnusedAcceptance.Never(accepted[i]));
            else if (IsKnown(accepted[i], parts)) findings.Add(Tm1019UnusedAcceptance.At(accepted[i]));
        }
    }

    private static bool Covers(AcceptedFinding entry, ScriptSection section, int statement) =>
        entry.Section == ScriptSection.Header || (entry.Section == section && entry.Statement == statement);

    private static bool IsKnown(AcceptedFinding entry, IReadOnlyList<RulePart> parts)
    {
        foreach (var part in parts)
        {
            foreach (var statement in part.Statements)
                if (!statement.IsRead && (Covers(entry, part.Section, statement.Index) || entry.Statement < 0)) return false;
        }

        return true;
    }
}
