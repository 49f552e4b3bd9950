using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Postgres.Execution;

/// <summary>Tells statements with CONCURRENTLY, and which index they make or drop.</summary>
internal static class ConcurrentStatement
{
    /// <summary>Whether it is an index or partition statement with CONCURRENTLY.</summary>
    public static bool Is(string sql)
    {
        foreach (var token in new SqlLexer(sql))
        {
            if (token.IsWord(sql, "concurrently")) return true;
        }

        return false;
    }

    /// <summary>
    /// Reads <c>CREATE [UNIQUE] INDEX CONCURRENTLY [IF NOT EXISTS] name ON [ONLY] table</c>: the index's name as the catalogs have it, and the table as it is
    /// written. Null for other statements, and where the name is left to the server.
    /// </summary>
    public static (string Index, string Table)? CreatedIndex(string sql)
    {
        var words = Words(sql);
        var i = 0;
        if (!Take(words, ref i, "create")) return null;
        Take(words, ref i, "unique");
        if (!Take(words, ref i, "index") || !Take(words, ref i, "concurrently")) return null;
        if (Take(words, ref i, "if") && (!Take(words, ref i, "not") || !Take(words, ref i, "exists"))) return null;
        if (i >= words.Count || Is(words[i], "on")) return null;
        var index = Name(words[i++]);
        if (index is null || !Take(words, ref i, "on")) return null;
        Take(words, ref i, "only");
        var table = QualifiedName(words, ref i);
        return table is null ? null : (index, table);
    }

    /// <summary>Reads <c>DROP INDEX CONCURRENTLY name</c>: the index as it is written. Null for other statements, and with IF EXISTS, which repeats by itself.</summary>
    public static string? DroppedIndex(string sql)
    {
        var words = Words(sql);
        var i = 0;
        if (!Take(words, ref i, "drop") || !Take(words, ref i, "index") || !Take(words, ref i, "concurrently") || i < words.Count && Is(words[i], "if")) return null;
        return QualifiedName(words, ref i);
    }

    private static string? QualifiedName(List<(SqlTokenKind Kind, string Text)> words, ref int i)
    {
        if (i >= words.Count || Name(words[i]) is null) return null;
        var text = words[i++].Text;
        while (i + 1 < words.Count && words[i].Kind == SqlTokenKind.Dot)
        {
            text += "." + words[i + 1].Text;
            i += 2;
        }

        return text;
    }

    private static string? Name((SqlTokenKind Kind, string Text) word) => word.Kind switch
    {
        SqlTokenKind.Identifier => Folded(word.Text),
        SqlTokenKind.QuotedIdentifier => word.Text[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal),
        _ => null,
    };

    // The server folds ASCII letters only.
    private static string Folded(string name) => string.Create(name.Length, name, static (span, n) =>
    {
        for (var i = 0; i < n.Length; i++) span[i] = char.IsAsciiLetterUpper(n[i]) ? (char)(n[i] | 0x20) : n[i];
    });

    private static bool Take(List<(SqlTokenKind Kind, string Text)> words, ref int i, string word)
    {
        if (i >= words.Count || !Is(words[i], word)) return false;
        i++;
        return true;
    }

    private static bool Is((SqlTokenKind Kind, string Text) word, string expected) =>
        word.Kind == SqlTokenKind.Identifier && word.Text.Equals(expected, StringComparison.OrdinalIgnoreCase);

    private static List<(SqlTokenKind Kind, string Text)> Words(string sql)
    {
        var words = new List<(SqlTokenKind, string)>();
        foreach (var token in new SqlLexer(sql))
        {
            if (token.IsBlank) continue;
            words.Add((token.Kind, sql.Substring(token.Start, token.Length)));
            if (words.Count == 16) break; // names and keywords before the columns are all that is asked for
        }

        return words;
    }
}
