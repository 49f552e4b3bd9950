using TenantMigrations.Analysis.Sql;
using TenantMigrations.Engine;

namespace TenantMigrations.Postgres.Execution;

/// <summary>
/// Tells which migrations leave something in the session that no comparison at the end finds, so that it serves no other tenant: settings of the session,
/// LISTEN, prepared statements, open cursors, and advisory locks beyond the transaction.
/// </summary>
internal static class SessionTraces
{
    private static readonly string[] s_words = ["set", "reset", "listen", "prepare", "declare", "load"];

    // Those take them in a SELECT or a DO: looked for anywhere, and a session too many costs little.
    private static readonly string[] s_calls = ["pg_advisory_lock", "pg_try_advisory_lock", "set_config"];

    public static bool AreLeftBy(TenantWork work) => work.Steps.Any(step => step.Statements.Any(statement => AreLeftBy(statement.Sql)));

    private static bool AreLeftBy(string sql)
    {
        if (Array.Exists(s_calls, call => sql.Contains(call, StringComparison.OrdinalIgnoreCase))) return true;
        var isSet = false;
        foreach (var token in new SqlLexer(sql))
        {
            if (token.IsBlank) continue;
            if (isSet) return !token.IsWord(sql, "local") && !token.IsWord(sql, "constraints") && !token.IsWord(sql, "transaction");
            if (!Array.Exists(s_words, word => token.IsWord(sql, word))) return false;
            if (!token.IsWord(sql, "set")) return true;
            isSet = true;
        }

        return false;
    }
}
