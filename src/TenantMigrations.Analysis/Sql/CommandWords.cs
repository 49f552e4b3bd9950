namespace TenantMigrations.Analysis.Sql;

/// <summary>
/// What a statement is, in its own first words: <c>CREATE UNIQUE INDEX CONCURRENTLY</c>, <c>INSERT INTO</c>. Every word comes from the lists here and none
/// from the text, so that no name, value or secret of a statement gets into a log with it.
/// </summary>
public static class CommandWords
{
    /// <summary>For what begins with no command, such as a parenthesis.</summary>
    public const string Unknown = "statement";

    private static readonly string[] s_definitions = ["create", "alter", "drop", "comment", "refresh", "reindex", "import", "security", "truncate"];

    private static readonly string[] s_commands =
    [
        "select", "insert", "update", "delete", "merge", "with", "values", "table", "copy", "grant", "revoke", "set", "reset", "show", "lock", "do", "call",
        "execute", "prepare", "deallocate", "declare", "fetch", "move", "close", "begin", "start", "commit", "end", "rollback", "abort", "savepoint", "release",
        "vacuum", "analyze", "analyse", "cluster", "checkpoint", "discard", "explain", "notify", "listen", "unlisten", "load", "reassign",
    ];

    private static readonly string[] s_modifiers =
    [
        "or", "replace", "global", "local", "temp", "temporary", "unlogged", "recursive", "materialized", "unique", "foreign", "data", "event", "constraint",
        "text", "search", "access", "default", "large", "trusted", "procedural", "label", "on",
    ];

    private static readonly string[] s_objects =
    [
        "table", "index", "view", "sequence", "schema", "type", "domain", "function", "procedure", "routine", "aggregate", "trigger", "rule", "policy", "role",
        "user", "group", "database", "extension", "language", "operator", "cast", "collation", "conversion", "configuration", "dictionary", "parser",
        "template", "statistics", "publication", "subscription", "server", "wrapper", "tablespace", "method", "transform", "object", "privileges", "system",
        "owned", "column",
    ];

    private static readonly string[] s_endings = ["concurrently", "class", "family", "mapping"];

    /// <summary>The words, in capitals.</summary>
    /// <param name="sql">The statement.</param>
    public static string Of(string sql)
    {
        string? words = null;
        var allowed = s_modifiers;
        foreach (var token in new SqlLexer(sql))
        {
            if (token.IsBlank) continue;
            if (words is null)
            {
                if (Find(s_definitions, token, sql) is { } definition) words = definition;
                else if (Find(s_commands, token, sql) is { } command) return Command(command);
                else return Unknown;
            }
            else if (allowed == s_endings)
            {
                return Find(s_endings, token, sql) is { } ending ? words + " " + ending : words;
            }
            else if (Find(s_modifiers, token, sql) is { } modifier)
            {
                words += " " + modifier;
            }
            else if (Find(s_objects, token, sql) is { } kind)
            {
                words += " " + kind;
                allowed = s_endings;
            }
            else
            {
                return words;
            }
        }

        return words ?? Unknown;
    }

    private static string Command(string command) => command switch
    {
        "INSERT" or "MERGE" => command + " INTO",
        "DELETE" => "DELETE FROM",
        _ => command,
    };

    private static string? Find(string[] words, SqlToken token, string sql)
    {
        foreach (var word in words)
            if (token.IsWord(sql, word)) return word.ToUpperInvariant();
        return null;
    }
}
