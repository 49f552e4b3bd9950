using TenantMigrations.Engine;

namespace TenantMigrations.Postgres.Execution;

/// <summary>
/// Tells which migrations can change the context at all, by the first words of their statements: within one transaction for a whole tenant the others
/// need no comparison of their own behind them. The one at the end always stands.
/// </summary>
internal static class ContextStatement
{
    private static readonly string[] s_harmless = ["CREATE ", "ALTER TABLE ", "ALTER INDEX ", "DROP ", "INSERT ", "UPDATE ", "DELETE ", "COMMENT ", "GRANT ", "REVOKE "];

    public static bool MayBeIn(MigrationStep step)
    {
        // A query calls what it likes.
        if (step.Verifications.Count > 0) return true;
        foreach (var statement in step.Statements)
        {
            if (!IsHarmless(statement.Sql)) return true;
        }

        return false;
    }

    // A schema's or function's own definition may hold anything, but runs nothing now; what an INSERT calls may, so set_config is looked for.
    private static bool IsHarmless(string sql) =>
        Array.Exists(s_harmless, h => sql.StartsWith(h, StringComparison.OrdinalIgnoreCase)) && !sql.Contains("set_config", StringComparison.OrdinalIgnoreCase);
}
