using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Engine;

/// <summary>What other tools leave to the file: its own BEGIN and COMMIT, and what the server takes outside a transaction only.</summary>
internal static class ForeignTransactions
{
    /// <summary>The part without a BEGIN and COMMIT around all of it, and whether it runs in a transaction.</summary>
    public static (string Sql, bool InTransaction, string? Note) Settle(string sql, bool inTransaction)
    {
        var statements = StatementReader.Read(sql).Statements.ToList();
        var texts = statements.ConvertAll(span => sql.Substring(span.Start, span.Length));
        if (texts.Count > 2 && IsBegin(texts[0]) && IsEnd(texts[^1]) && !texts.Skip(1).SkipLast(1).Any(text => IsBegin(text) || IsEnd(text)))
        {
            var (first, last) = (statements[0], statements[^1]);
            sql = sql[..first.Start] + sql[Behind(sql, first.Start + first.Length)..last.Start] + sql[Behind(sql, last.Start + last.Length)..];
            return (sql, true, null);
        }

        if (inTransaction && texts.Exists(NeedsNone))
            return (sql, false, "the server takes a statement of it outside a transaction only: written with transaction:false, statement by statement");
        return (sql, inTransaction, texts.Exists(text => IsBegin(text) || IsEnd(text)) ? "it begins or ends transactions in its midst: a build refuses that (TM2003), so take it out, or divide the migration" : null);
    }

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
