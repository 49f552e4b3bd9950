using TenantMigrations.Benchmarks.Contestants;
using TenantMigrations.Benchmarks.Workload;

namespace TenantMigrations.Benchmarks.Harness.Rows;

/// <summary>A rollout: every schema lacks the newest migration.</summary>
internal sealed class OneMoreRow : IRow
{
    public string Key => "one-more";

    public async Task RunAsync(Bench bench, Report report)
    {
        var count = bench.Options.Schemas;
        var row = $"{count} schemas, one more migration";
        var samples = await bench.Series.RunAsync(row, [.. bench.OneOfEach.Select(c => new Entry(c, () => PrepareAsync(c), () => VerifyAsync(c)))]);
        await bench.Stage.DropAsync(FleetStage.FleetDatabase);
        report.Add(row, samples);
        report.Compare(row, samples, "ours per tenant", "limit per tenant", 1.15);
        report.Compare(row, samples, "EF Core", "limit per tenant", null);

        async Task<FleetJob> PrepareAsync(IContestant contestant)
        {
            await bench.Stage.CopyAsync(await bench.PreparedAsync(contestant, count), FleetStage.FleetDatabase);
            return bench.Stage.SchemasJob(FleetWork.OneMore, FleetStage.FleetDatabase, count, bench.Options.Parallelism);
        }

        Task VerifyAsync(IContestant contestant) =>
            bench.VerifySchemasAsync(FleetStage.FleetDatabase, contestant, count, ExpectedState.OneMore);
    }
}
