using System.Diagnostics;
using System.Globalization;
using Npgsql;
using TenantMigrations.Benchmarks.Harness;

namespace TenantMigrations.Benchmarks.Planning;

/// <summary>Plans a large generated fleet in various states, each in a process of its own, and a real journal of as many heads.</summary>
internal static class PlanBenchmark
{
    public static async Task<int> RunAsync(string[] arguments)
    {
        var tenants = Option(arguments, "--tenants", 100_000);
        var migrations = Option(arguments, "--migrations", 500);
        var folder = Directory.CreateTempSubdirectory("tenantmigrations-plan-").FullName;
        try
        {
            Console.WriteLine($".NET {Environment.Version}, {Environment.ProcessorCount} cores, {tenants:N0} tenants, {migrations:N0} migrations. Seconds and MiB of a whole process.");
            Console.WriteLine();
            Console.WriteLine("| fleet | journal | text | peak | lines | JSON | peak | size | `--out` | peak | size |");
            Console.WriteLine("|---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
            foreach (var isolation in new[] { TenantIsolation.Schema, TenantIsolation.Shared, TenantIsolation.Database })
            {
                var file = GeneratedFleet.Write(folder, isolation, tenants);
                foreach (var state in Enum.GetNames<FleetState>()) await RowAsync(isolation, state, file, new Dictionary<string, string>());
            }

            await RealAsync();
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        async Task RowAsync(TenantIsolation isolation, string state, string file, IReadOnlyDictionary<string, string> environment)
        {
            var cells = new List<string>();
            foreach (var format in new[] { "text", "json", "out" })
            {
                // The document has each database's steps: with all of the migrations pending in a hundred thousand databases that is gigabytes.
                if (format != "text" && isolation == TenantIsolation.Database)
                {
                    cells.Add("– | – | –");
                    continue;
                }

                var start = new ProcessStartInfo(
                    "dotnet",
                    ["exec", typeof(PlanBenchmark).Assembly.Location, "plan-pass", isolation.ToString(), state, $"{tenants}", $"{migrations}", file, format, Path.Combine(folder, "plan.json")]);
                foreach (var (name, value) in environment) start.Environment[name] = value;
                if (environment.Count == 0) start.Environment["TENANTMIGRATIONS__ConnectionString"] = "Host=db;Database=app;Username=app";
                var figures = (await Processes.RunAsync(start)).Output.Trim().Split(' ');
                cells.Add(string.Create(CultureInfo.InvariantCulture, $"{double.Parse(figures[0], CultureInfo.InvariantCulture) / 1000:0.0} s | {figures[1]} MiB"));
                cells.Add(format == "text" ? figures[3] : string.Create(CultureInfo.InvariantCulture, $"{double.Parse(figures[2], CultureInfo.InvariantCulture) / (1 << 20):0.0} MiB"));
            }

            Console.WriteLine($"| {isolation} | {state} | {string.Join(" | ", cells)} |");
        }

        async Task RealAsync()
        {
            using var server = await BenchmarkServer.StartAsync(onDisk: false);
            await using (var connection = await server.OpenAsync("postgres")) await ExecuteAsync(connection, "CREATE DATABASE large");
            var file = GeneratedFleet.Write(folder, TenantIsolation.Schema, tenants);
            var environment = new Dictionary<string, string>
            {
                ["TENANTMIGRATIONS__ConnectionString"] = server.ConnectionString("large"),
                ["TENANTMIGRATIONS__Tenants__File"] = file,
            };
            await InitializeAsync(server.ConnectionString("large"));
            await using (var connection = await server.OpenAsync("large")) await FillAsync(connection, migrations, tenants);
            await RowAsync(TenantIsolation.Schema, "real", file, environment);
        }
    }

    /// <summary>Rows for one tenant of each of ten states; the others have heads like theirs.</summary>
    private static async Task FillAsync(NpgsqlConnection connection, int migrations, int tenants)
    {
        var registry = new LargeRegistry(TenantIsolation.Schema, migrations);
        var journal = new GeneratedJournal(registry, FleetState.Ten);
        await using (var import = await connection.BeginBinaryImportAsync(
            "COPY tenant_migrations.tenant_migration_status (migration_id, tenant_id, status, applied_at, checksum, run_id) FROM STDIN (FORMAT binary)"))
        {
            for (var tenant = 0; tenant < 10; tenant++)
            {
                foreach (var row in journal.Rows(tenant))
                {
                    await import.StartRowAsync();
                    await import.WriteAsync(row.MigrationId, NpgsqlTypes.NpgsqlDbType.Text);
                    await import.WriteAsync(row.TenantId!, NpgsqlTypes.NpgsqlDbType.Text);
                    await import.WriteAsync("completed", NpgsqlTypes.NpgsqlDbType.Text);
                    await import.WriteAsync(DateTime.UtcNow, NpgsqlTypes.NpgsqlDbType.TimestampTz);
                    await import.WriteAsync(row.Checksum, NpgsqlTypes.NpgsqlDbType.Text);
                    await import.WriteAsync(Guid.Empty, NpgsqlTypes.NpgsqlDbType.Uuid);
                }
            }

            await import.CompleteAsync();
        }

        await ExecuteAsync(connection, $"""
            INSERT INTO tenant_migrations.tenant_migration_head (tenant_id, count, hash)
            SELECT 'customer-' || lpad(i::text, 6, '0'), h.count, h.hash
            FROM generate_series(10, {tenants - 1}) AS i JOIN tenant_migrations.tenant_migration_head AS h ON h.tenant_id = 'customer-' || lpad((i % 10)::text, 6, '0')
            """);
    }

    private static async Task InitializeAsync(string connectionString)
    {
        var environment = TenantMigrations.Runner.RunnerEnvironment.OfProcess(default) with
        {
            Out = TextWriter.Null,
            Error = TextWriter.Null,
            Variables = new Dictionary<string, string>
            {
                ["TENANTMIGRATIONS__ConnectionString"] = connectionString,
                ["TENANTMIGRATIONS__Tenants__List"] = "nobody",
            },
        };
        var registry = new LargeRegistry(TenantIsolation.Schema, 20);
        var code = await TenantMigrations.Runner.MigrationRunner.RunAsync(registry, ["init"], environment, TenantMigrations.Runner.FleetComposition.OpenAsync);
        if (code != 0) throw new InvalidOperationException($"init ended with {code}.");
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static int Option(string[] arguments, string name, int byDefault) =>
        Array.IndexOf(arguments, name) is var at and >= 0 ? int.Parse(arguments[at + 1], CultureInfo.InvariantCulture) : byDefault;
}
