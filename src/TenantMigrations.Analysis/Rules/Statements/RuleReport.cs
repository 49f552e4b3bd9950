namespace TenantMigrations.Analysis;

/// <summary>What a rule has reported about a part: a finding, or several that are told as one.</summary>
/// <param name="Findings">Each with the statement above which it can be accepted.</param>
/// <param name="Others">What the first message says about those behind it; takes how many.</param>
internal sealed record RuleReport(IReadOnlyList<(int Statement, Finding Finding)> Findings, Func<int, string>? Others)
{
    /// <summary>What is left to say when what is accepted is taken away.</summary>
    public Finding? Without(Acceptance acceptance, ScriptSection section)
    {
        Finding? first = null;
        var others = 0;
        foreach (var (statement, finding) in Findings)
        {
            // Each is asked, so that none of what is accepted counts as unused.
            if (acceptance.Takes(section, statement, finding.RuleId)) continue;
            if (first is null) first = finding;
            else others++;
        }

        return others > 0 && Others is not null ? first! with { Message = first.Message + Others(others) } : first;
    }
}
