namespace TenantMigrations.Analysis;

/// <summary>Reads <c>-- tm:allow TM2004 reason</c>.</summary>
internal static class AcceptedParser
{
    /// <returns>What is accepted; null, and a finding, where that is unclear.</returns>
    public static AcceptedFinding? Parse(string text, Directive directive, ScriptSection section, EquatableArray<StatementSpan> statements, TextPlaces places, List<Finding> findings)
    {
        var place = places.At(directive.Line);
        var words = Words.In(text, directive.Value);
        if (words.Count == 0 || !IsRuleId(words[0].Of(text)))
        {
            findings.Add(Tm1010MalformedDirective.AcceptsNothing(place));
            return null;
        }

        var ruleId = words[0].Of(text).ToUpperInvariant();
        var reason = Words.Trim(text, words[0].End, directive.Value.End).Of(text);
        if (reason.Length == 0)
        {
            findings.Add(Tm1010MalformedDirective.AcceptedWithoutReason(place, ruleId));
            return null;
        }

        return new AcceptedFinding(ruleId, reason, section, StatementBelow(statements, directive.Line), place);
    }

    private static bool IsRuleId(string word) =>
        word.Length == 6 && word.StartsWith("TM", StringComparison.OrdinalIgnoreCase) && word.Skip(2).All(c => c is >= '0' and <= '9');

    /// <summary>The statement below the line or, where it stands inside of one, that one.</summary>
    private static int StatementBelow(EquatableArray<StatementSpan> statements, StatementSpan line)
    {
        var (low, high) = (0, statements.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (statements[middle].End >= line.End) high = middle;
            else low = middle + 1;
        }

        return low < statements.Count ? low : -1;
    }
}
