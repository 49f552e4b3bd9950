using TenantMigrations.Analysis.CSharp;
using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Analysis;

/// <summary>
/// Finds the ids of migrations in sources, for whoever renames one: in the comments of SQL, where directives are, and in C# in comments and where a string
/// is nothing but an id. SQL itself is left alone: an id in it is data.
/// </summary>
public static class IdReferences
{
    private const int TimestampLength = 14;

    /// <summary>The ids in a <c>.sql</c> file, in order.</summary>
    public static IReadOnlyList<IdReference> InSql(string source)
    {
        var found = new List<IdReference>();
        foreach (var token in new SqlLexer(source))
            if (token.Kind is SqlTokenKind.LineComment or SqlTokenKind.BlockComment) AddWords(source, token.Start, token.End, found);
        return found;
    }

    /// <summary>The ids in a C# file, in order.</summary>
    /// <param name="source">The decoded file.</param>
    /// <param name="withComments">Whether those in comments count.</param>
    public static IReadOnlyList<IdReference> InCSharp(string source, bool withComments)
    {
        var found = new List<IdReference>();
        foreach (var token in CSharpLexer.Read(source, withComments))
        {
            if (token.Kind == CSharpTokenKind.Comment || (token.Kind == CSharpTokenKind.String && MigrationId.TryParse(token.Text, out _)))
                AddWords(source, token.Start, token.End, found);
        }

        return found;
    }

    /// <summary>The ids anywhere in a text, in order: for a project file.</summary>
    public static IReadOnlyList<IdReference> InText(string text)
    {
        var found = new List<IdReference>();
        AddWords(text, 0, text.Length, found);
        return found;
    }

    private static void AddWords(string text, int start, int end, List<IdReference> found)
    {
        for (var i = start; i < end; i++)
        {
            if (!IsPart(text[i])) continue;
            var from = i;
            while (i < end && IsPart(text[i])) i++;
            if (i - from > TimestampLength + 1 && MigrationId.TryParse(text.Substring(from, i - from), out var id)) found.Add(new IdReference(from, id.Value));
        }
    }

    private static bool IsPart(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_';
}
