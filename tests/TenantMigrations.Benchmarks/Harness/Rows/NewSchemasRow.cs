using TenantMigrations.Benchmarks.Contestants;
using TenantMigrations.Benchmarks.Workload;

namespace TenantMigrations.Benchmarks.Harness.Rows;

/// <summary>Empty schemas, all twenty migrations.</summary>
internal sealed class NewSchemasRow : IRow
{
    public string Key => "schemas";

    public async Task RunAsync(Bench bench, Report report)
    {
        var count = bench.Options.Schemas;
        var row = $"{count} empty schemas, 20 migrations";
        var samples = await bench.Series.RunAsync(row, [.. bench.All.Select(c => new Entry(c, Prepare, () => VerifyAsync(c)))]);
        await bench.Stage.DropAsync(FleetStage.FleetDatabase);
        report.Add(row, samples);
        report.Compare(row, samples, "ours per migration", "limit per migration", 1.15);
        report.Compare(row, samples, "ours per tenant", "limit per tenant", 1.05);
        report.Compare(row, samples, "EF Core", "limit per tenant", null);

        async Task<FleetJob> Prepare()
        {
            await bench.Stage.CreateSchemasAsync(FleetStage.FleetDatabase, count);
            return bench.Stage.SchemasJob(FleetWork.New, FleetStage.FleetDatabase, count, bench.Options.Parallelism);
        }

        Task VerifyAsync(IContestant contestant) =>
            bench.VerifySchemasAsync(FleetStage.FleetDatabase, contestant, count, ExpectedState.Initial);
    }
}
