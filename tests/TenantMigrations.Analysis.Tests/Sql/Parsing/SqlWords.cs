using System.Text.RegularExpressions;

namespace TenantMigrations.Analysis.Tests.Sql.Parsing;

/// <summary>SQL as it lies in the repository's files: the words of a statement, and the texts in C# sources.</summary>
internal static partial class SqlWords
{
    /// <summary>The words with which a statement begins, in lower case; comments and parentheses in front are left out.</summary>
    public static IEnumerable<string> Of(string statement) => Words().Match(Blanks().Replace(statement, "")).Groups["word"].Captures.Select(word => word.Value.ToLowerInvariant());

    /// <summary>The string literals of a C# source, raw or with escapes; what an interpolation puts in is a name.</summary>
    public static IEnumerable<string> Literals(string source)
    {
        foreach (Match match in LiteralPattern().Matches(source))
        {
            var text = match.Value.StartsWith("\"\"\"", StringComparison.Ordinal) ? match.Value.Trim('"') : Escapes().Replace(match.Value[1..^1], static escape => escape.Value[1] == 'n' ? "\n" : escape.Value[1..]);
            yield return Filled(text);
        }
    }

    /// <summary>A text with a name in the place of each placeholder, as the compiler reads it.</summary>
    public static string Filled(string text) => Holes().Replace(text, "x");

    [GeneratedRegex(@"\A(?:\s|--[^\n]*(?:\n|\z)|/\*.*?\*/|\()+", RegexOptions.Singleline)]
    private static partial Regex Blanks();

    [GeneratedRegex(@"\A(?:(?<word>[A-Za-z_]+)\s*)+")]
    private static partial Regex Words();

    [GeneratedRegex("\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"", RegexOptions.Singleline)]
    private static partial Regex LiteralPattern();

    [GeneratedRegex(@"\\.")]
    private static partial Regex Escapes();

    [GeneratedRegex(@"\$?\{+[A-Za-z][^{}\n]*\}+")]
    private static partial Regex Holes();
}
