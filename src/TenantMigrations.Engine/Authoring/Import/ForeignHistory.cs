using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Engine;

/// <summary>
/// What a migration says about the table in which its own tool keeps its history. A new database of ours has no such table, so rights on it and the like are left out.
/// </summary>
internal static class ForeignHistory
{
    /// <summary>The part without such statements, as comments, and what is to be said of them.</summary>
    public static (string Sql, IReadOnlyList<string> Notes) LeaveOut(string sql, string? table)
    {
        if (table is null) return (sql, []);
        var (isLeftOut, isNamed) = (false, false);
        var rest = new Replacements(sql);
        foreach (var span in StatementReader.Read(sql).Statements)
        {
            var statement = sql.Substring(span.Start, span.Length);
            var names = Names(statement);
            if (!names.Contains(table, StringComparer.Ordinal)) continue;
            if (!IsAbout(names, table))
            {
                isNamed = true;
                continue;
            }

            isLeftOut = true;
            var end = span.Start + span.Length;
            while (end < sql.Length && sql[end] is ' ' or '\t' or ';') end++;
            rest.Add(span.Start, end, "-- left out: " + statement.Replace("\n", "\n-- ", StringComparison.Ordinal) + (end == sql.Length || sql[end] == '\n' ? "" : "\n"));
        }

        var notes = new List<string>();
        if (isLeftOut) notes.Add($"what it says about {table}, where that tool keeps its history, is left out");
        if (isNamed) notes.Add($"it names {table}, where that tool keeps its history, and a new database has none: take the statement out");
        return (rest.ToString(), notes);
    }

    // The one table that the statement is about, its schema before it or not.
    private static bool IsAbout(List<string> names, string table)
    {
        var target = names switch
        {
            ["grant" or "revoke", ..] when names.IndexOf("on") is > 0 and var on => names[(on + 1)..Math.Max(on + 1, names.FindIndex(on, name => name is "to" or "from"))],
            ["alter", "table", ..] or ["comment", "on", "table", ..] or ["insert", "into", ..] or ["delete", "from", ..] => names[2..Math.Min(names.Count, 7)],
            ["update", ..] => names[1..Math.Min(names.Count, 4)],
            _ => [],
        };
        target = [.. target.SkipWhile(name => name is "table" or "only" or "if" or "exists")];
        return names[0] is "grant" or "revoke" ? !target.Contains(",") && target.LastOrDefault() == table
            : target is [var first, ..] && (first == table || (target is [_, ".", var second, ..] && second == table));
    }

    private static List<string> Names(string statement)
    {
        var names = new List<string>();
        foreach (var token in new SqlLexer(statement))
        {
            var text = statement.Substring(token.Start, token.Length);
            if (token.Kind == SqlTokenKind.Identifier) names.Add(text.ToLowerInvariant());
            else if (token.Kind == SqlTokenKind.QuotedIdentifier) names.Add(text[1..^1]);
            else if (text is "." or ",") names.Add(text);
        }

        return names;
    }
}
