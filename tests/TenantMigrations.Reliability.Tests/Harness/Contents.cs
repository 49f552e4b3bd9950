using TenantMigrations.TestKit.Postgres;

namespace TenantMigrations.Reliability.Tests.Harness;

/// <summary>All columns and rows of a database, whatever they are, in one text: equal means that nobody has changed anything.</summary>
internal static class Contents
{
    private const string Columns = """
        SELECT table_schema, table_name, column_name, data_type FROM information_schema.columns
        WHERE table_schema <> 'information_schema' AND table_schema NOT LIKE 'pg\_%' ORDER BY 1, 2, 3
        """;

    private const string Tables = """
        SELECT format('%I.%I', schemaname, tablename) FROM pg_tables
        WHERE schemaname <> 'information_schema' AND schemaname NOT LIKE 'pg\_%' ORDER BY 1
        """;

    /// <summary>Reads it.</summary>
    /// <param name="database">The database.</param>
    /// <param name="withRuns">Whether the records of runs count: what is found out only in a run leaves one, which is no change of a tenant.</param>
    public static async Task<string> ReadAsync(TestDatabase database, bool withRuns = true)
    {
        List<string> lines = [.. await database.RowsAsync(Columns)];
        foreach (var table in (await database.RowsAsync(Tables)).Where(table => withRuns || !table.Contains("tenant_migration_run", StringComparison.Ordinal)))
            lines.AddRange(await database.RowsAsync($"SELECT '{table.Replace("'", "''", StringComparison.Ordinal)} ' || t FROM {table} AS t ORDER BY t::text"));
        return string.Join('\n', lines);
    }
}
