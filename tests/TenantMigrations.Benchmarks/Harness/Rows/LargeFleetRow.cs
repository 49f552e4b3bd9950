using Npgsql;
using TenantMigrations.Benchmarks.Contestants;
using TenantMigrations.Benchmarks.Contestants.Ours;
using TenantMigrations.Benchmarks.Workload;

namespace TenantMigrations.Benchmarks.Harness.Rows;

/// <summary>Does asking grow with the fleet? The same runner, up to date, on a large fleet and on a small one.</summary>
internal sealed class LargeFleetRow : IRow
{
    public string Key => "large";

    public async Task RunAsync(Bench bench, Report report)
    {
        if (bench.Programs is not { } programs)
            return;

        int[] sizes = [bench.Options.Schemas, bench.Options.LargeFleet];
        var row = $"{sizes[1]} tenants up to date";
        var entries = new List<Entry>();
        foreach (var size in sizes)
        {
            var contestant = new LightContestant(programs, size);
            await bench.Stage.CreateSchemasAsync(contestant.JournalName, size);
            await Processes.RunAsync(contestant.Start(Job(FleetWork.New, contestant, size)));
            entries.Add(new Entry(contestant, () => Task.FromResult(Job(FleetWork.UpToDate, contestant, size)), () => VerifyAsync(contestant, size)));
        }

        var samples = await bench.Series.RunAsync(row, entries);
        await bench.Stage.DropAsync(entries.Select(e => e.Contestant.JournalName));
        report.Add(row, samples);
        report.Compare(row, samples, entries[1].Contestant.Name, entries[0].Contestant.Name, 2);

        FleetJob Job(FleetWork work, LightContestant contestant, int size) =>
            bench.Stage.SchemasJob(work, contestant.JournalName, size, bench.Options.Parallelism);

        async Task VerifyAsync(LightContestant contestant, int size)
        {
            await using var connection = await bench.Server.OpenAsync(contestant.JournalName);
            await using var count = new NpgsqlCommand(contestant.CountJournalRows([]), connection);
            var rows = (long)(await count.ExecuteScalarAsync())!;
            if (rows != (long)size * WorkloadFolder.InitialCount)
                throw new InvalidOperationException($"{contestant.Name}: {rows} migrations are recorded; right are {size * WorkloadFolder.InitialCount}.");
        }
    }
}
