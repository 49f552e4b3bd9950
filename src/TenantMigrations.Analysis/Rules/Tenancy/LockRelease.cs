using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Analysis;

/// <summary>Calls of <c>pg_advisory_unlock_all()</c>, which takes no key: it gives free every lock of the session.</summary>
internal static class LockRelease
{
    private const string Function = "pg_advisory_unlock_all";

    /// <summary>Where a statement calls it when it runs.</summary>
    public static IEnumerable<SqlSpan> In(string text, RuleStatement statement)
    {
        if (text.IndexOf(Function, statement.Span.Start, statement.Span.Length, StringComparison.OrdinalIgnoreCase) < 0 || !statement.CallsNow) yield break;
        var tokens = statement.Tokens();
        for (var i = 0; i + 2 < tokens.Count; i++)
        {
            if (tokens[i + 1].Kind != SqlTokenKind.LeftParenthesis || tokens[i + 2].Kind != SqlTokenKind.RightParenthesis || TokenText.Name(text, tokens, i) != Function) continue;
            var isQualified = i > 1 && tokens[i - 1].Kind == SqlTokenKind.Dot;
            if (isQualified && TokenText.Name(text, tokens, i - 2) != "pg_catalog") continue;
            var span = new SqlSpan(tokens[isQualified ? i - 2 : i].Start, tokens[i + 2].End);

            // What is only defined here, in a DO too, calls nothing now.
            if (statement.Executed().All(tree => RuleStatement.CallsFunctions(tree) || !(tree.Span.Start <= span.Start && span.End <= tree.Span.End))) yield return span;
        }
    }
}
