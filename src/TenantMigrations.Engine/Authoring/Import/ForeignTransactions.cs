using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Engine;

/// <summary>What other tools leave to the file: its own BEGIN and COMMIT, and what the server takes outside a transaction only.</summary>
internal static class ForeignTransactions
{
    /// <summary>The part without its own BEGIN and COMMIT, where they can go, and whether it runs in a transaction.</summary>
    public static (string Sql, bool InTransaction, string? Note) Settle(string sql, bool inTransaction)
    {
        var statements = StatementReader.Read(sql).Statements.ToList();
        var texts = statements.ConvertAll(span => sql.Substring(span.Start, span.Length));
        var bounds = Enumerable.Range(0, texts.Count).Where(i => IsBegin(texts[i]) || IsEnd(texts[i])).ToList();
        if (!texts.Exists(NeedsNone) && ArePairs(bounds.ConvertAll(i => texts[i])))
        {
            var around = bounds.Count == 2 && bounds[0] == 0 && bounds[1] == texts.Count - 1;
            var rest = new Replacements(sql);
            foreach (var i in bounds) rest.Add(statements[i].Start, Behind(sql, statements[i].Start + statements[i].Length), "");
            return (rest.ToString(), true, around ? null : "its own BEGIN and COMMIT are taken out: all of it is one transaction here");
        }

        if (inTransaction && texts.Exists(NeedsNone))
            return (sql, false, "the server takes a statement of it outside a transaction only: written with transaction:false, statement by statement");
        return (sql, inTransaction, bounds.Count > 0 ? "it begins or ends transactions in its midst: a build refuses that (TM2003), so take it out, or divide the migration" : null);
    }

    // BEGIN and COMMIT in turn, and nothing more said with either: a level or a chain is what somebody wants.
    private static bool ArePairs(List<string> bounds) =>
        bounds.Count > 0 && bounds.Count % 2 == 0
        && bounds.Select(Words).Select((words, i) => i % 2 == 0
            ? words is ["begin"] or ["begin", "work" or "transaction"] or ["start", "transaction"]
            : words is ["commit" or "end"] or ["commit" or "end", "work" or "transaction"]).All(fits => fits);

    private static int Behind(string sql, int end)
    {
        while (end < sql.Length && sql[end] is ' ' or '\t' or ';') end++;
        return end;
    }

    private static bool IsBegin(string statement) => Words(statement) is ["begin", ..] or ["start", "transaction", ..];

    private static bool IsEnd(string statement) => Words(statement) is ["commit" or "end" or "rollback" or "abort", ..];

    private static bool NeedsNone(string statement)
    {
        var words = Words(statement);
        return words is ["vacuum", ..] or ["create" or "drop", "database" or "tablespace", ..] or ["alter", "system", ..]
            || (words is ["create" or "drop" or "reindex", ..] && words.Contains("concurrently"))
            || (words is ["alter", "table", ..] && words.Contains("detach") && words.Contains("concurrently"));
    }

    private static List<string> Words(string statement)
    {
        var words = new List<string>();
        foreach (var token in new SqlLexer(statement))
            if (token.Kind == SqlTokenKind.Identifier) words.Add(statement.Substring(token.Start, token.Length).ToLowerInvariant());
        return words;
    }
}
