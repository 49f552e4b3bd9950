using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace TenantMigrations.Generator.Emission;

/// <summary>Values as C# writes them.</summary>
internal static class CSharpText
{
    public static string Literal(string value) => SymbolDisplay.FormatLiteral(value, quote: true);

    public static string Literal(int value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Literal(bool value) => value ? "true" : "false";

    /// <summary>The quotes of a raw string that holds the lines as they are.</summary>
    public static string QuotesFor(IEnumerable<string> lines)
    {
        var quotes = "\"\"\"";
        foreach (var line in lines)
            while (line.Contains(quotes)) quotes += "\"";
        return quotes;
    }

    /// <summary>Makes a namespace of whatever MSBuild has: a project may be called <c>2-fast.class</c>.</summary>
    public static string Namespace(string text)
    {
        var parts = text.Split(['.'], StringSplitOptions.RemoveEmptyEntries);
        return string.Join(".", parts.Select(Identifier));
    }

    private static string Identifier(string part)
    {
        var name = new StringBuilder();
        if (!SyntaxFacts.IsIdentifierStartCharacter(part[0])) name.Append('_');
        foreach (var c in part)
            if (SyntaxFacts.IsIdentifierPartCharacter(c)) name.Append(c);
            else if (name.Length == 0 || name[name.Length - 1] != '_') name.Append('_');

        var identifier = name.ToString();
        return SyntaxFacts.GetKeywordKind(identifier) == SyntaxKind.None ? identifier : "@" + identifier;
    }
}
