using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Postgres.Execution;

/// <summary>Tells statements with CONCURRENTLY, which wait for other transactions and must not be cut off while they do.</summary>
internal static class ConcurrentStatement
{
    public static bool Is(string sql)
    {
        foreach (var token in new SqlLexer(sql))
        {
            if (token.IsWord(sql, "concurrently")) return true;
        }

        return false;
    }
}
