using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Analysis;

/// <summary>A call of <c>set_config(name, value, is_local)</c>.</summary>
/// <param name="Span">Where it stands, from the function's name to the closing parenthesis.</param>
/// <param name="Name">The setting in lower case; null where it is no literal.</param>
/// <param name="Value">The value; null where it is no literal, or NULL.</param>
/// <param name="IsReset">Whether the value is NULL, which puts back the default.</param>
/// <param name="IsAddition">Whether the value is made of the setting's present one and something more.</param>
/// <param name="IsLocal">Whether it ends with the transaction; null where that is no literal.</param>
/// <param name="LocalSpan">The third argument.</param>
internal sealed record SettingCall(SqlSpan Span, string? Name, string? Value, bool IsReset, bool IsAddition, bool? IsLocal, SqlSpan LocalSpan)
{
    private const string Function = "set_config";

    /// <summary>Whether there may be one at all, so that most statements need not be cut into tokens.</summary>
    public static bool MayBeIn(string text, SqlSpan span) => Holds(text, span, Function) || Holds(text, span, "U&\"");

    private static bool Holds(string text, SqlSpan span, string word) => text.IndexOf(word, span.Start, span.Length, StringComparison.OrdinalIgnoreCase) >= 0;

    /// <summary>Those among the tokens, in their order.</summary>
    public static IEnumerable<SettingCall> In(string text, IReadOnlyList<SqlToken> tokens)
    {
        for (var i = 0; i + 1 < tokens.Count; i++)
        {
            if (tokens[i + 1].Kind != SqlTokenKind.LeftParenthesis || TokenText.Name(text, tokens, i) != Function) continue;
            var isQualified = i > 0 && tokens[i - 1].Kind == SqlTokenKind.Dot;
            if (isQualified && (i < 2 || TokenText.Name(text, tokens, i - 2) != "pg_catalog")) continue;
            var (arguments, close) = Arguments(tokens, i + 1);
            if (arguments is [var name, var value, var local])
                yield return Call(text, tokens, new SqlSpan(tokens[isQualified ? i - 2 : i].Start, tokens[close].End), name, value, local);
        }
    }

    private static SettingCall Call(
        string text, IReadOnlyList<SqlToken> tokens, SqlSpan span, (int Start, int End) name, (int Start, int End) value, (int Start, int End) local) => new(
        span,
        Literal(text, tokens, name)?.ToLowerInvariant(),
        Literal(text, tokens, value),
        value.End - value.Start == 1 && tokens[value.Start].IsWord(text, "null"),
        IsMadeOfPresent(text, tokens, value),
        Boolean(text, tokens, local),
        new SqlSpan(tokens[local.Start].Start, tokens[local.End - 1].End));

    // Which tokens each argument consists of, and where the call is closed.
    private static (List<(int Start, int End)> Arguments, int Close) Arguments(IReadOnlyList<SqlToken> tokens, int open)
    {
        var arguments = new List<(int, int)>();
        var (start, depth) = (open + 1, 0);
        for (var i = open; i < tokens.Count; i++)
        {
            if (tokens[i].Kind is SqlTokenKind.LeftParenthesis or SqlTokenKind.LeftBracket) depth++;
            else if (tokens[i].Kind is SqlTokenKind.RightParenthesis or SqlTokenKind.RightBracket) depth--;
            if (tokens[i].Kind == SqlTokenKind.Semicolon) break;
            if (depth > 1 || (depth == 1 && tokens[i].Kind != SqlTokenKind.Comma)) continue;
            if (i == start) break;
            arguments.Add((start, i));
            start = i + 1;
            if (depth == 0) return (arguments, i);
        }

        return ([], open);
    }

    /// <summary>A string, with or without a cast.</summary>
    private static string? Literal(string text, IReadOnlyList<SqlToken> tokens, (int Start, int End) argument)
    {
        var (start, end) = argument;
        while (end - start > 2 && tokens[start].Kind == SqlTokenKind.LeftParenthesis && tokens[end - 1].Kind == SqlTokenKind.RightParenthesis) (start, end) = (start + 1, end - 1);
        if (end - start == 6 && tokens[start].IsWord(text, "cast") && tokens[start + 3].IsWord(text, "as") && IsText(text, tokens[start + 4])) (start, end) = (start + 2, start + 3);
        else if (end - start == 2 && IsText(text, tokens[start])) start++;
        return IsAlone(tokens, start, end) ? TokenText.Literal(text, tokens[start]) : null;
    }

    private static bool IsText(string text, SqlToken token) => token.IsWord(text, "text") || token.IsWord(text, "varchar");

    // With a cast to a type of one word: 'x'::text.
    private static bool IsAlone(IReadOnlyList<SqlToken> tokens, int start, int end) => (end - start) switch
    {
        1 => true,
        3 => tokens[start + 1].Kind == SqlTokenKind.TypeCast && tokens[start + 2].Kind == SqlTokenKind.Identifier,
        _ => false,
    };

    private static bool IsMadeOfPresent(string text, IReadOnlyList<SqlToken> tokens, (int Start, int End) argument)
    {
        var (reads, joins, adds) = (false, false, false);
        for (var i = argument.Start; i < argument.End; i++)
        {
            reads |= tokens[i].IsWord(text, "current_setting");
            joins |= tokens[i].Kind == SqlTokenKind.Operator && tokens[i].Length == 2 && text[tokens[i].Start] == '|';
            adds |= TokenText.Literal(text, tokens[i]) is { Length: > 0 } && (i == argument.Start || tokens[i - 1].Kind == SqlTokenKind.Operator);
        }

        return reads && joins && adds;
    }

    // As the server reads one: any beginning of the words that is clear, whatever the case. NULL counts as false here.
    private static bool? Boolean(string text, IReadOnlyList<SqlToken> tokens, (int Start, int End) argument)
    {
        var (start, end) = argument;
        if (end - start == 6 && tokens[start].IsWord(text, "cast") && tokens[start + 3].IsWord(text, "as")) (start, end) = (start + 2, start + 3);
        else if (end - start == 2 && (tokens[start].IsWord(text, "boolean") || tokens[start].IsWord(text, "bool"))) start++;
        if (!IsAlone(tokens, start, end)) return null;
        var token = tokens[start];
        if (token.IsWord(text, "true")) return true;
        if (token.IsWord(text, "false") || token.IsWord(text, "null")) return false;
        if (token.Kind == SqlTokenKind.Number) return text.Substring(token.Start, token.Length) switch { "0" => false, "1" => true, _ => null };
        return TokenText.Literal(text, token)?.Trim(' ', '\t', '\r', '\n').ToLowerInvariant() switch
        {
            "f" or "fa" or "fal" or "fals" or "false" or "n" or "no" or "of" or "off" or "0" => false,
            "t" or "tr" or "tru" or "true" or "y" or "ye" or "yes" or "on" or "1" => true,
            _ => null,
        };
    }
}
