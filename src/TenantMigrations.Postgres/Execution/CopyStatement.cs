using TenantMigrations.Analysis.Sql;
using TenantMigrations.Engine;

namespace TenantMigrations.Postgres.Execution;

/// <summary>Finds COPY from or to the client: its data would have to follow on the wire, which no migration can give.</summary>
internal static class CopyStatement
{
    public static int? Find(MigrationStep step)
    {
        for (var i = 0; i < step.Statements.Count; i++)
        {
            var sql = step.Statements[i].Sql;
            if (sql.StartsWith("copy", StringComparison.OrdinalIgnoreCase) && GoesThroughClient(sql)) return i;
        }

        return null;
    }

    public static StepFailure Refusal(int step, int statement) => new(
        step,
        "COPY … FROM STDIN (or TO STDOUT) moves its rows through the client, which a migration does not have. Write INSERT statements, or a C# migration that imports.",
        SqlState: null,
        statement,
        Position: 1,
        Detail: null,
        Hint: null,
        IsRetryable: false);

    private static bool GoesThroughClient(string sql)
    {
        foreach (var token in new SqlLexer(sql))
        {
            if (token.IsWord(sql, "stdin") || token.IsWord(sql, "stdout")) return true;
        }

        return false;
    }
}
