using TenantMigrations.Analysis.Sql;
using TenantMigrations.Engine;

namespace TenantMigrations.Postgres.Execution;

/// <summary>Finds statements that end the transaction: what they commit would have no record, and what follows would run outside of it.</summary>
internal static class TransactionEnd
{
    private static readonly string[] s_words = ["commit", "end", "rollback", "abort", "prepare"];

    public static int? Find(MigrationStep step)
    {
        if (!step.InTransaction) return null;
        for (var i = 0; i < step.Statements.Count; i++)
        {
            var sql = step.Statements[i].Sql;
            if (Array.Exists(s_words, word => sql.StartsWith(word, StringComparison.OrdinalIgnoreCase)) && IsEnd(sql)) return i;
        }

        return null;
    }

    public static StepFailure Refusal(int step, int statement) => new(
        step,
        "this statement ends the transaction that the migration and its record share, so it was not sent. Leave it out, a migration has a transaction of its own; "
        + "'-- migrate:up transaction:false' does without one.",
        SqlState: null,
        statement,
        Position: 1,
        Detail: null,
        Hint: null,
        IsRetryable: false);

    // ROLLBACK TO goes back to a savepoint, and PREPARE without TRANSACTION is about a statement: both stay inside.
    private static bool IsEnd(string sql)
    {
        var first = default(SqlToken?);
        foreach (var token in new SqlLexer(sql))
        {
            if (token.IsBlank) continue;
            if (first is not { } word)
            {
                first = token;
                if (!Array.Exists(s_words, known => token.IsWord(sql, known))) return false;
                continue;
            }

            if (word.IsWord(sql, "prepare")) return token.IsWord(sql, "transaction");
            if (!word.IsWord(sql, "rollback")) return true;
            if (token.IsWord(sql, "to")) return false;
        }

        return first is { } only && !only.IsWord(sql, "prepare");
    }
}
