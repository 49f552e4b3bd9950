using Npgsql;
using TenantMigrations.Benchmarks.Contestants;
using TenantMigrations.Benchmarks.Contestants.Ours;
using TenantMigrations.Benchmarks.Harness.Rows;

namespace TenantMigrations.Benchmarks.Harness;

/// <summary>The whole benchmark: one server, all rows, one table.</summary>
internal static class FleetBenchmark
{
    public static async Task<int> RunAsync(FleetOptions options)
    {
        var folder = Directory.CreateTempSubdirectory("tenantmigrations-bench-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        try
        {
            var programs = options.WantsContestant("ours") ? await FleetPrograms.PublishAsync(folder, options) : null;
            var limit = await LimitPrograms.PublishAsync(folder, options.Form);
            using var server = await BenchmarkServer.StartAsync(options.OnDisk);
            var bench = new Bench(options, server, new FleetStage(server, folder), programs, limit);
            var report = new Report { Conditions = Conditions(options, server) };
            IRow[] rows =
            [
                new NewSchemasRow(), new NewDatabasesRow(), new OneMoreRow(), new UpToDateRow(),
                new LargeFleetRow(), new RoundTripsRow(), new LatencyRow(), new ColdStatusRow(),
            ];
            foreach (var row in rows.Where(r => options.Wants(r.Key)))
                await row.RunAsync(bench, report);

            report.Print();
            if (options.JsonFile is not null)
                report.Write(options.JsonFile);
            return 0;
        }
        catch (Exception e) when (e is InvalidOperationException or NpgsqlException)
        {
            Console.Error.WriteLine(e.Message);
            return 1;
        }
    }

    private static string Conditions(FleetOptions options, BenchmarkServer server) =>
        $"PostgreSQL {server.Version}, data directory {(options.OnDisk ? "on disk" : "in memory")}, {Environment.ProcessorCount} cores shared by client and " +
        $"server, .NET {Environment.Version}, parallelism {options.Parallelism}, {options.Pairs} interleaved rounds in random order, process start included; " +
        $"ours and the limit published {options.Form}, EF Core portable.";
}
