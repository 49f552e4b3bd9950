using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Analysis;

/// <summary>Finds the placeholders of one text. In a dollar-quoted body they are placeholders too, in other quotes and in comments they are text.</summary>
internal sealed class PlaceholderScan(string text, TextPlaces places, PlaceholderUsage usage)
{
    private const string Opening = "${";

    // Each level reads its body again, so a bound keeps the work linear. Nobody nests function bodies deeper.
    private const int DeepestBody = 8;

    private readonly List<PlaceholderUse> _uses = [];

    public EquatableArray<PlaceholderUse> Read(StatementSpan[] statements)
    {
        _uses.Clear();
        foreach (var statement in statements)
            if (MayHold(statement)) ReadStatement(statement);

        var uses = _uses.ToArray();
        Array.Sort(uses, static (a, b) => a.Start.CompareTo(b.Start));
        return uses;
    }

    private void ReadStatement(StatementSpan statement)
    {
        // A function's language often stands behind its body.
        var bodies = new List<SqlToken>();
        var isForeign = false;
        var afterLanguage = false;
        foreach (var token in new SqlLexer(text, statement.Start, statement.End))
        {
            if (token.IsBlank) continue;
            if (afterLanguage) isForeign = !IsSql(token);
            afterLanguage = token.IsWord(text, "language");
            if (token.Kind == SqlTokenKind.DollarString) bodies.Add(token);
            else if (!token.IsUnterminated) Read(token, isForeign: false);
        }

        foreach (var body in bodies) ReadBody(body, isForeign, depth: 1);
    }

    private void ReadBody(SqlToken dollarString, bool isForeign, int depth)
    {
        var body = dollarString.DollarBody(text);
        if (dollarString.IsUnterminated || !MayHold(body)) return;
        foreach (var token in new SqlLexer(text, body.Start, body.End))
        {
            if (token.Kind != SqlTokenKind.DollarString) Read(token, isForeign);
            else if (depth < DeepestBody) ReadBody(token, isForeign, depth + 1);
        }
    }

    /// <param name="token">A token.</param>
    /// <param name="isForeign">Whether it stands in a body of a language such as JavaScript, where <c>${x}</c> may be that language's own.</param>
    private void Read(SqlToken token, bool isForeign)
    {
        switch (token.Kind)
        {
            case SqlTokenKind.Placeholder when token.Error == SqlLexicalErrorKind.None:
                var name = text.Substring(token.Start + Opening.Length, token.Length - Opening.Length - 1);
                var index = usage.IndexOf(name);
                if (index >= 0) Use(index, token);
                else if (!isForeign) usage.ReportUndeclared(name, places.At(token.Start, token.Length));
                break;
            case SqlTokenKind.String or SqlTokenKind.EscapeString or SqlTokenKind.UnicodeString or SqlTokenKind.NationalString:
                ReadQuoted(token, isName: false);
                break;
            case SqlTokenKind.QuotedIdentifier or SqlTokenKind.UnicodeIdentifier:
                ReadQuoted(token, isName: true);
                break;
        }
    }

    private void Use(int index, SqlToken token)
    {
        usage.Use(index);
        _uses.Add(new PlaceholderUse(token.Start, token.Length, index));
    }

    private void ReadQuoted(SqlToken token, bool isName)
    {
        var at = token.Start;
        while ((at = text.IndexOf(Opening, at, token.End - at, StringComparison.Ordinal)) >= 0)
        {
            var close = text.IndexOf('}', at, token.End - at);
            if (close < 0) return;
            var index = usage.IndexOf(text.Substring(at + Opening.Length, close - at - Opening.Length));
            if (index >= 0) usage.ReportQuoted(index, places.At(at, close + 1 - at), isName);
            at += Opening.Length;
        }
    }

    private bool MayHold(StatementSpan span) => text.IndexOf(Opening, span.Start, span.Length, StringComparison.Ordinal) >= 0;

    private bool IsSql(SqlToken language)
    {
        var name = text.Substring(language.Start, language.Length).Trim('\'', '"');
        return name.Equals("sql", StringComparison.OrdinalIgnoreCase) || name.Equals("plpgsql", StringComparison.OrdinalIgnoreCase);
    }
}
