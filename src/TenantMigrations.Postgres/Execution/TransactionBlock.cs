using TenantMigrations.Analysis.Sql;
using TenantMigrations.Engine;

namespace TenantMigrations.Postgres.Execution;

/// <summary>
/// Tells which statements of work outside a transaction may share one with their record, each on its own. What the server refuses there, what may commit
/// itself (DO, CALL), and what means something else inside (SET, LOCK, the transaction's own words) runs without; a REINDEX or CLUSTER does only where
/// its table is partitioned, which the text does not say, and may run twice.
/// </summary>
internal static class TransactionBlock
{
    private static readonly string[] s_alone =
    [
        "vacuum", "reindex", "cluster", "do", "call", "discard", "set", "reset", "lock", "declare", "prepare",
        "begin", "start", "commit", "end", "rollback", "abort", "savepoint", "release",
    ];

    private static readonly string[] s_definitions = ["create", "alter", "drop"];

    private static readonly string[] s_alonePlaces = ["database", "tablespace", "system", "subscription"];

    /// <summary>Whether the migration begins transactions of its own: then its statements run as it says.</summary>
    public static bool IsBegunIn(MigrationStep step) => step.Statements.Any(statement => IsBegin(statement.Sql));

    public static bool MayHold(string sql)
    {
        var words = 0;
        var defines = false;
        foreach (var token in new SqlLexer(sql))
        {
            if (token.IsBlank) continue;
            words++;
            if (words == 1 && Array.Exists(s_alone, word => token.IsWord(sql, word))) return false;
            if (words == 1) defines = Array.Exists(s_definitions, word => token.IsWord(sql, word));
            if (words == 2 && defines && Array.Exists(s_alonePlaces, word => token.IsWord(sql, word))) return false;
            if (token.IsWord(sql, "concurrently")) return false;
        }

        return words > 0;
    }

    private static bool IsBegin(string sql)
    {
        foreach (var token in new SqlLexer(sql))
        {
            if (!token.IsBlank) return token.IsWord(sql, "begin") || token.IsWord(sql, "start");
        }

        return false;
    }
}
