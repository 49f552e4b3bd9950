using TenantMigrations.Analysis.Sql;
using TenantMigrations.Engine;

namespace TenantMigrations.Postgres.Execution;

/// <summary>
/// Which statements of work outside a transaction share one with their record. Between a BEGIN and a COMMIT of the migration's own they do it as it says;
/// so does what stands there, and the record goes where the work goes.
/// </summary>
internal sealed class TransactionBlock
{
    /// <summary>Whether the migration has begun a transaction and not ended it.</summary>
    public bool IsOpen { get; private set; }

    public static bool MayHold(string sql) => StatementTraces.Of(sql) == StatementTrace.Record;

    /// <summary>Takes in that a statement was run.</summary>
    public void Follow(string sql)
    {
        string? first = null;
        foreach (var token in new SqlLexer(sql))
        {
            if (token.IsBlank) continue;
            if (first is null)
            {
                first = sql.Substring(token.Start, token.Length).ToLowerInvariant();
                if (first is "begin" or "start") IsOpen = true;
                else if (first is "commit" or "end" or "abort") IsOpen = false;
                if (first is not ("rollback" or "prepare" or "commit" or "end" or "abort")) return;
                if (first == "rollback") IsOpen = false;
                continue;
            }

            // ROLLBACK TO goes back inside, AND CHAIN begins the next one.
            if (first == "prepare") IsOpen &= !token.IsWord(sql, "transaction");
            else if (token.IsWord(sql, "to")) IsOpen = true;
            else if (token.IsWord(sql, "no")) return;
            else if (token.IsWord(sql, "chain")) IsOpen = true;
        }
    }
}
