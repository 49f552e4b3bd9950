using Npgsql;
using TenantMigrations.Benchmarks.Contestants;
using TenantMigrations.Benchmarks.Contestants.EfCore;
using TenantMigrations.Benchmarks.Limit;
using TenantMigrations.Benchmarks.Workload;

namespace TenantMigrations.Benchmarks.Harness;

/// <summary>Looks into the database after a run: a contestant that left something out was not fast, it was wrong.</summary>
internal static class StateCheck
{
    private const string Catalogs = """
        WITH own AS (
            SELECT c.oid, n.nspname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind = 'r' AND n.nspname = ANY($1) AND c.relname <> ALL($2))
        SELECT nspname, kind, count(*) FROM (
            SELECT nspname, 'tables' AS kind FROM own
            UNION ALL SELECT nspname, 'indexes' FROM own JOIN pg_index ON indrelid = own.oid AND indisvalid
            UNION ALL SELECT nspname, 'foreign keys' FROM own JOIN pg_constraint ON conrelid = own.oid AND contype = 'f'
            UNION ALL SELECT nspname, 'policies' FROM own JOIN pg_policy ON polrelid = own.oid
            UNION ALL SELECT nspname, 'triggers' FROM own JOIN pg_trigger ON tgrelid = own.oid AND NOT tgisinternal
            UNION ALL SELECT nspname, 'functions' FROM pg_proc JOIN pg_namespace n ON n.oid = pronamespace WHERE nspname = ANY($1)
            UNION ALL SELECT nspname, 'views' FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace WHERE relkind = 'v' AND nspname = ANY($1)
        ) found GROUP BY 1, 2
        """;

    private static readonly string[] s_seeded = ["categories", "warehouses", "tags", "teams", "accounts"];

    /// <summary>Throws unless each of the schemas of the connected database is as expected, and so is the contestant's own record.</summary>
    public static async Task VerifyAsync(NpgsqlConnection connection, IContestant contestant, IReadOnlyList<string> schemas, ExpectedState expected)
    {
        var found = await CountAsync(connection, Catalogs, new() { Value = schemas.ToArray() }, new() { Value = HistoryTables });
        var seeds = await CountAsync(connection, string.Join(" UNION ALL ", schemas.Select(SeedRows)));
        foreach (var schema in schemas)
        {
            foreach (var (kind, count) in Expected(expected))
                Demand(contestant, $"{kind} in {schema}", count, found.GetValueOrDefault((schema, kind)));
            Demand(contestant, $"seed rows in {schema}", expected.SeedRows, seeds[(schema, "seed rows")]);
        }

        await using var journal = new NpgsqlCommand(contestant.CountJournalRows(schemas), connection);
        Demand(contestant, "journal rows", expected.JournalRows * schemas.Count, Convert.ToInt64(await journal.ExecuteScalarAsync()));
    }

    private static string[] HistoryTables => [LimitScript.TenantTable, EfContestant.HistoryTable];

    private static string SeedRows(string schema) =>
        $"SELECT '{schema}', 'seed rows', " + string.Join(" + ", s_seeded.Select(table => $"(SELECT count(*) FROM {schema}.{table})"));

    private static (string Kind, int Count)[] Expected(ExpectedState state) =>
    [
        ("tables", state.Tables), ("indexes", state.Indexes), ("foreign keys", state.ForeignKeys), ("policies", state.Policies),
        ("triggers", state.Triggers), ("functions", state.Functions), ("views", state.Views),
    ];

    private static async Task<Dictionary<(string Schema, string Kind), long>> CountAsync(
        NpgsqlConnection connection, string query, params NpgsqlParameter[] parameters)
    {
        await using var command = new NpgsqlCommand(query, connection);
        command.Parameters.AddRange(parameters);
        await using var reader = await command.ExecuteReaderAsync();
        var counts = new Dictionary<(string, string), long>();
        while (await reader.ReadAsync())
            counts[(reader.GetString(0), reader.GetString(1))] = reader.GetInt64(2);
        return counts;
    }

    private static void Demand(IContestant contestant, string what, long expected, long found)
    {
        if (expected != found)
            throw new InvalidOperationException($"{contestant.Name} left {found} {what}; right are {expected}. Its time says nothing.");
    }
}
