namespace TenantMigrations.Analysis.Sql;

/// <summary>What a string literal says, as far as names, options and settings need it.</summary>
internal static class StringText
{
    /// <summary>
    /// What is between the quotes, doubled ones made one. Escapes of <c>E''</c> and <c>U&amp;''</c> stay as they are written, and so does what joins the pieces of
    /// a continued literal: nothing that is looked for is written that way.
    /// </summary>
    public static string Of(string text, SyntaxToken token)
    {
        if (token.Kind == SqlTokenKind.DollarString)
        {
            var body = new SqlToken(SqlTokenKind.DollarString, token.Start, token.End - token.Start).DollarBody(text);
            return text.Substring(body.Start, body.Length);
        }

        // A placeholder that is declared as a literal.
        if (text[token.Start] == '$') return text.Substring(token.Start, token.End - token.Start);

        var open = text.IndexOf('\'', token.Start);
        var close = text.LastIndexOf('\'', token.End - 1, token.End - open);
        return text.Substring(open + 1, close - open - 1).Replace("''", "'");
    }
}
