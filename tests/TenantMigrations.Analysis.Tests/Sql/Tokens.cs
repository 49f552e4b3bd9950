using System.Text;
using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Analysis.Tests.Sql;

/// <summary>Tokens as a line of text: kind and text of each that is not blank, an exclamation mark and the error where there is one.</summary>
internal static class Tokens
{
    public static string Of(string text, bool blanks = false) => Of(text, 0, text.Length, blanks);

    public static string Of(string text, int start, int end, bool blanks = false)
    {
        var line = new StringBuilder();
        foreach (var token in new SqlLexer(text, start, end))
        {
            if (token.IsBlank && !blanks) continue;
            if (line.Length > 0) line.Append(' ');
            line.Append(token.Kind).Append('‹').Append(text, token.Start, token.Length).Append('›');
            if (token.Error != SqlLexicalErrorKind.None) line.Append('!').Append(token.Error);
        }

        return line.ToString();
    }

    public static List<SqlToken> List(string text)
    {
        var tokens = new List<SqlToken>();
        foreach (var token in new SqlLexer(text)) tokens.Add(token);
        return tokens;
    }
}
