using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Analysis;

/// <summary>The placeholders of a template's SQL.</summary>
internal static class PlaceholderTokens
{
    /// <summary>The name of one.</summary>
    public static string Name(string text, SqlToken token) => text.Substring(token.Start + 2, token.Length - 3);

    /// <summary>What is wrong with how names are used in a part of a text, with its offset; the names that are used are added.</summary>
    public static (int Offset, string Message)? Check(string text, int start, int end, ICollection<string> known, ISet<string> used)
    {
        var previous = default(SqlToken);
        foreach (var token in new SqlLexer(text, start, end))
        {
            var isWord = token.Kind is SqlTokenKind.Identifier or SqlTokenKind.Number or SqlTokenKind.Placeholder or SqlTokenKind.QuotedIdentifier;
            var isGlued = isWord && previous.End == token.Start
                && (token.Kind == SqlTokenKind.Placeholder ? previous.Kind is SqlTokenKind.Identifier or SqlTokenKind.Number or SqlTokenKind.Placeholder : previous.Kind == SqlTokenKind.Placeholder);
            if (isGlued) return (token.Start, "A placeholder stands alone, since its value may need quotes. A name that is made of others is declared, such as -- derived: index = table, column, idx.");
            if (token.Kind == SqlTokenKind.Placeholder)
            {
                var name = Name(text, token);
                if (!known.Contains(name)) return (token.Start, $"'${{{name}}}' is not declared. Declare it above: -- parameter: {name} identifier. A placeholder of the migration itself cannot come from a template.");
                used.Add(name);
            }
            else if (token.Kind == SqlTokenKind.DollarString && !token.IsUnterminated)
            {
                var body = token.DollarBody(text);
                if (Check(text, body.Start, body.End, known, used) is { } inner) return inner;
            }
            else if (token.Kind is SqlTokenKind.String or SqlTokenKind.EscapeString or SqlTokenKind.QuotedIdentifier
                && known.FirstOrDefault(name => text.IndexOf("${" + name + "}", token.Start, token.Length, StringComparison.Ordinal) >= 0) is { } quoted)
            {
                return (token.Start, $"In quotes '${{{quoted}}}' is text. Write it without them: its value is quoted by its kind.");
            }
            else if (token.IsUnterminated)
            {
                return (token.Start, "This is not closed.");
            }

            previous = token;
        }

        return null;
    }
}
