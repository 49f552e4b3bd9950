using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Engine;

/// <summary>
/// Tells by its first words what a statement outside a transaction leaves as a trace. What the server refuses in a transaction, what may commit itself, and
/// what means something else inside (SET, LOCK, the transaction's own words) does not share one with its record.
/// </summary>
public static class StatementTraces
{
    private static readonly string[] s_repeatable =
    [
        "vacuum", "reindex", "cluster", "discard", "set", "reset", "lock", "declare", "begin", "start", "commit", "end", "rollback", "abort", "savepoint",
        "release",
    ];

    private static readonly string[] s_definitions = ["create", "alter", "drop"];

    /// <summary>What tells of it.</summary>
    /// <param name="sql">One statement; placeholders need not be replaced.</param>
    public static StatementTrace Of(string sql)
    {
        var trace = StatementTrace.Record;
        string? first = null;
        string? second = null;
        foreach (var token in new SqlLexer(sql))
        {
            if (token.IsBlank) continue;
            if (token.IsWord(sql, "concurrently")) return Concurrent(first, second);
            if (first is not null && second is not null) continue;
            var word = sql.Substring(token.Start, token.Length).ToLowerInvariant();
            if (first is null)
            {
                first = word;
                if (word is "do" or "call" or "prepare") return StatementTrace.None;
                if (Array.IndexOf(s_repeatable, word) >= 0) trace = StatementTrace.Repeatable;
                continue;
            }

            second = word;
            if (trace == StatementTrace.Repeatable && word == "prepared") return StatementTrace.None;
            if (Array.IndexOf(s_definitions, first) >= 0) trace = OfServer(first, word);
        }

        return first is null ? StatementTrace.Repeatable : trace;
    }

    private static StatementTrace Concurrent(string? first, string? second) =>
        first is "create" or "drop" || (first == "alter" && second == "table") ? StatementTrace.Catalog : StatementTrace.Repeatable;

    private static StatementTrace OfServer(string first, string second) => second switch
    {
        "database" or "tablespace" when first == "alter" => StatementTrace.Repeatable,
        "database" or "tablespace" => StatementTrace.Catalog,
        "system" => StatementTrace.Repeatable,
        "subscription" => StatementTrace.None,
        _ => StatementTrace.Record,
    };
}
