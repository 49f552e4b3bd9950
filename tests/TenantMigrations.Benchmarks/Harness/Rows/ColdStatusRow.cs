using System.Diagnostics;
using TenantMigrations.Benchmarks.Contestants;
using TenantMigrations.Benchmarks.Contestants.Ours;

namespace TenantMigrations.Benchmarks.Harness.Rows;

/// <summary>What a person waits for who asks how one tenant is.</summary>
internal sealed class ColdStatusRow : IRow
{
    private const int Rounds = 10;
    private const string DbmateDatabase = "dbmate";

    public string Key => "status";

    public async Task RunAsync(Bench bench, Report report)
    {
        var programs = new Dictionary<string, Func<ProcessStartInfo>>();
        await AddOursAsync(bench, programs);
        await AddDbmateAsync(bench, programs);
        var times = programs.Keys.ToDictionary(name => name, _ => new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var (name, start) in programs)
                times[name].Add((await Processes.RunAsync(start())).Elapsed.TotalMilliseconds);
        }

        var samples = times.ToDictionary(t => t.Key, t => new Samples(t.Key, t.Value));
        const string Row = "status of one tenant, cold";
        report.Add(Row, samples);
        foreach (var (name, values) in samples)
            report.Add(new Figure(Row, name, null, values.Median, $"ms, fastest {values.Milliseconds.Min():0}"));
    }

    private static async Task AddOursAsync(Bench bench, Dictionary<string, Func<ProcessStartInfo>> programs)
    {
        if (bench.Programs is not { } ours || bench.All.OfType<OursContestant>().FirstOrDefault() is not { } contestant)
            return;

        var database = await bench.PreparedAsync(contestant, 1);
        var job = bench.Stage.SchemasJob(FleetWork.UpToDate, database, 1, 1);
        var settings = FleetSettingsFile.Write(ours.Folder, job, CommitPer.Tenant);
        programs[$"ours, {bench.Options.Form}"] =
            () => ours.Start(FleetProgram.Schemas, "status", "--tenant", FleetStage.SchemaNames(1)[0], "--settings", settings);
    }

    private static async Task AddDbmateAsync(Bench bench, Dictionary<string, Func<ProcessStartInfo>> programs)
    {
        if (await Dbmate.InstallAsync(bench.Stage.Folder) is not { } dbmate)
            return;

        await bench.Stage.CreateSchemasAsync(DbmateDatabase, 0);
        await Processes.RunAsync(dbmate.Start("migrate", bench.Server.Port, DbmateDatabase));
        programs["dbmate"] = () => dbmate.Start("status", bench.Server.Port, DbmateDatabase);
    }
}
