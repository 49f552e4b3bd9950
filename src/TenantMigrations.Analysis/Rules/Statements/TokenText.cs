using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Analysis;

/// <summary>What the server makes of single tokens.</summary>
internal static class TokenText
{
    /// <summary>The name that a token is, folded where it is not quoted; null for what is none, and for placeholders, whose value nobody knows here.</summary>
    public static string? Name(string text, IReadOnlyList<SqlToken> tokens, int index)
    {
        var token = tokens[index];
        if (token.IsUnterminated || token.Kind is not (SqlTokenKind.Identifier or SqlTokenKind.QuotedIdentifier or SqlTokenKind.UnicodeIdentifier)) return null;
        var hasEscape = token.Kind == SqlTokenKind.UnicodeIdentifier && index + 2 < tokens.Count && tokens[index + 1].IsWord(text, "uescape") && tokens[index + 2].Kind == SqlTokenKind.String;
        return NameText.Of(text, new SyntaxToken(token.Kind, token.Start, hasEscape ? tokens[index + 2].End : token.End, Keyword: null));
    }

    /// <summary>What a string literal says; null for what is none, and where it is written with escapes.</summary>
    public static string? Literal(string text, SqlToken token)
    {
        if (token.IsUnterminated) return null;
        switch (token.Kind)
        {
            case SqlTokenKind.String or SqlTokenKind.NationalString or SqlTokenKind.DollarString:
                break;
            case SqlTokenKind.EscapeString or SqlTokenKind.UnicodeString when text.IndexOf('\\', token.Start, token.Length) < 0:
                break;
            default:
                return null;
        }

        return StringText.Of(text, new SyntaxToken(token.Kind, token.Start, token.End, Keyword: null));
    }

    /// <summary>What stands there, on one line; null where that would be too long for a message.</summary>
    public static string? OneLine(string text, SqlSpan span)
    {
        const int Longest = 120;
        var line = string.Join(" ", text.Substring(span.Start, span.Length).Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= Longest && line.IndexOf("--", StringComparison.Ordinal) < 0 ? line : null;
    }
}
