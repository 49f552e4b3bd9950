namespace TenantMigrations.Analysis;

/// <summary>What the author of a migration accepts with <c>-- tm:allow</c>: on the statement below it or, in the header, anywhere in the file.</summary>
internal sealed class Acceptance
{
    private const int AnyStatement = -1;

    private readonly IReadOnlyList<AcceptedFinding> _accepted;
    private readonly HashSet<(string RuleId, ScriptSection Section, int Statement)> _covered = [];
    private readonly HashSet<(string RuleId, ScriptSection Section, int Statement)> _used = [];

    public Acceptance(IReadOnlyList<AcceptedFinding> accepted)
    {
        _accepted = accepted;
        foreach (var entry in accepted) _covered.Add(Key(entry));
    }

    /// <summary>Whether a rule warns about what a migration declares to need. That can be accepted in the header, where it is declared.</summary>
    public static bool IsOnDependencies(string ruleId) => ruleId == Tm1006LaterDependency.Rule.Id || ruleId == Tm1016DuplicateDependency.Rule.Id;

    /// <summary>Whether only the catalog knows if it is used: warnings about dependencies are found when all migrations are known.</summary>
    public static bool IsForCatalog(AcceptedFinding entry) => entry.Section == ScriptSection.Header && IsOnDependencies(entry.RuleId);

    /// <summary>Whether a finding is accepted.</summary>
    public bool Takes(ScriptSection section, int statement, string ruleId)
    {
        var takesHere = Use((ruleId, section, statement));
        return Use((ruleId, ScriptSection.Header, AnyStatement)) || takesHere;
    }

    /// <summary>Reports what is accepted and is not there (TM1019).</summary>
    /// <param name="parts">What was looked at.</param>
    /// <param name="findings">What is wrong with the source otherwise; takes the findings.</param>
    public void ReportUnused(IReadOnlyList<RulePart> parts, List<Finding> findings)
    {
        // A source with an error is not what it shall become: what it will say then, nobody knows.
        var isBroken = findings.Exists(static finding => finding.Severity == FindingSeverity.Error);
        var unread = new HashSet<ScriptSection>(parts.Where(static part => part.Statements.Any(static statement => !statement.IsRead)).Select(static part => part.Section));
        foreach (var entry in _accepted)
        {
            if (_used.Contains(Key(entry)) || IsForCatalog(entry)) continue;
            if (!IsAboutStatements(entry.RuleId)) findings.Add(Tm1019UnusedAcceptance.Never(entry));
            else if (!isBroken && IsRead(entry.Section, unread)) findings.Add(Tm1019UnusedAcceptance.At(entry));
        }
    }

    private static bool IsAboutStatements(string ruleId) => ruleId == Tm1101TooDeepNesting.Rule.Id || StatementRules.Has(ruleId);

    private static (string RuleId, ScriptSection Section, int Statement) Key(AcceptedFinding entry) =>
        (entry.RuleId, entry.Section, entry.Section == ScriptSection.Header ? AnyStatement : entry.Statement);

    private bool Use((string RuleId, ScriptSection Section, int Statement) key)
    {
        if (!_covered.Contains(key)) return false;
        _used.Add(key);
        return true;
    }

    /// <summary>Whether everything was read that a finding may come from. That is the whole part: a rule may hold its statements against each other.</summary>
    private static bool IsRead(ScriptSection section, HashSet<ScriptSection> unread) => section == ScriptSection.Header ? unread.Count == 0 : !unread.Contains(section);
}
