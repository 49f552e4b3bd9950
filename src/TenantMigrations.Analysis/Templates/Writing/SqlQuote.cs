using System.Globalization;
using System.Text;
using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Analysis;

/// <summary>Writes names and values into SQL so that they are that and nothing else.</summary>
internal static class SqlQuote
{
    /// <summary>A name, in quotes only where it needs them: where it is not what the server would make of it, or a word that means something.</summary>
    public static string Name(string name) => IsPlain(name) ? name : "\"" + name.Replace("\"", "\"\"") + "\"";

    public static string Names(IEnumerable<string> names) => string.Join(", ", names.Select(Name));

    /// <summary>A string literal; <c>E'…'</c> only where a character would not survive the file.</summary>
    public static string Literal(string value)
    {
        var quoted = value.Replace("'", "''");
        if (!value.Any(char.IsControl)) return "'" + quoted + "'";
        var text = new StringBuilder("E'");
        foreach (var c in quoted)
        {
            if (c == '\\') text.Append("\\\\");
            else if (char.IsControl(c)) text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            else text.Append(c);
        }

        return text.Append('\'').ToString();
    }

    /// <summary>A function's body between dollar quotes that do not occur in it.</summary>
    public static string Body(string body)
    {
        var tag = Tag(body);
        return tag + "\n" + body + "\n" + tag;
    }

    /// <summary>Dollar quotes that a text does not close.</summary>
    /// <param name="text">The text.</param>
    /// <param name="tag">Those that are taken where they can be.</param>
    public static string Tag(string text, string tag = "$$")
    {
        // A text that ends with a dollar closes too early as well.
        for (var i = 0; (text + tag).IndexOf(tag, StringComparison.Ordinal) < text.Length; i++) tag = "$body" + (i == 0 ? "" : i.ToString(CultureInfo.InvariantCulture)) + "$";
        return tag;
    }

    private static bool IsPlain(string name)
    {
        if (name.Length == 0 || name[0] is not ((>= 'a' and <= 'z') or '_')) return false;
        foreach (var c in name)
            if (c is not ((>= 'a' and <= 'z') or (>= '0' and <= '9') or '_')) return false;
        return KeywordTable.Find(name) is not { Class: not (KeywordClass.None or KeywordClass.Unreserved) };
    }
}
