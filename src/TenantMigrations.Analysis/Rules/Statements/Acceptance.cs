namespace TenantMigrations.Analysis;

/// <summary>What the author of a migration accepts with <c>-- tm:allow</c>: on the statement below it or, in the header, anywhere in the file.</summary>
internal sealed class Acceptance(IReadOnlyList<AcceptedFinding> accepted)
{
    private readonly bool[] _used = new bool[accepted.Count];

    /// <summary>Whether a rule warns about what a migration declares to need. That can be accepted in the header, where it is declared.</summary>
    public static bool IsOnDependencies(string ruleId) => ruleId == Tm1006LaterDependency.Rule.Id || ruleId == Tm1016DuplicateDependency.Rule.Id;

    /// <summary>Whether only the catalog knows if it is used: warnings about dependencies are found when all migrations are known.</summary>
    public static bool IsForCatalog(AcceptedFinding entry) => entry.Section == ScriptSection.Header && IsOnDependencies(entry.RuleId);

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
    /// <param name="parts">What was looked at.</param>
    /// <param name="findings">What is wrong with the source otherwise; takes the findings.</param>
    public void ReportUnused(IReadOnlyList<RulePart> parts, List<Finding> findings)
    {
        // A source with an error is not what it shall become: what it will say then, nobody knows.
        var isBroken = findings.Exists(static finding => finding.Severity == FindingSeverity.Error);
        for (var i = 0; i < accepted.Count; i++)
        {
            if (_used[i] || IsForCatalog(accepted[i])) continue;
            if (!IsAboutStatements(accepted[i].RuleId)) findings.Add(Tm1019UnusedAcceptance.Never(accepted[i]));
            else if (!isBroken && IsRead(accepted[i].Section, parts)) findings.Add(Tm1019UnusedAcceptance.At(accepted[i]));
        }
    }

    private static bool IsAboutStatements(string ruleId) => ruleId == Tm1101TooDeepNesting.Rule.Id || StatementRules.Has(ruleId);

    private static bool Covers(AcceptedFinding entry, ScriptSection section, int statement) =>
        entry.Section == ScriptSection.Header || (entry.Section == section && entry.Statement == statement);

    /// <summary>Whether everything was read that a finding may come from. That is the whole part: a rule may hold its statements against each other.</summary>
    private static bool IsRead(ScriptSection section, IReadOnlyList<RulePart> parts)
    {
        foreach (var part in parts)
        {
            if (section != ScriptSection.Header && section != part.Section) continue;
            foreach (var statement in part.Statements)
                if (!statement.IsRead) return false;
        }

        return true;
    }
}
