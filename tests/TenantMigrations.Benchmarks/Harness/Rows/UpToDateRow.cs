using TenantMigrations.Benchmarks.Contestants;
using TenantMigrations.Benchmarks.Limit;
using TenantMigrations.Benchmarks.Workload;

namespace TenantMigrations.Benchmarks.Harness.Rows;

/// <summary>Nothing to do: the run of every deployment that brings no migration.</summary>
internal sealed class UpToDateRow : IRow
{
    public string Key => "up-to-date";

    public async Task RunAsync(Bench bench, Report report)
    {
        var count = bench.Options.Schemas;
        var row = $"{count} schemas up to date";

        // The ruler of this row asks each tenant's own table, as the tools do that have one a tenant. Asking one central table
        // tenant by tenant costs hardly more than the program's start; it is measured beside, without a target.
        IContestant[] contestants = [.. bench.OneOfEach, bench.Limit(CommitPer.Tenant, LimitHistory.PerTenant)];
        var samples = await bench.Series.RunAsync(row, [.. contestants.Select(c => new Entry(c, () => PrepareAsync(c), () => VerifyAsync(c)))]);
        report.Add(row, samples);
        report.Compare(row, samples, "ours per tenant", "limit, history per tenant", 0.7);
        report.Compare(row, samples, "ours per tenant", "limit per tenant", null);
        report.Compare(row, samples, "EF Core", "limit, history per tenant", null);

        async Task<FleetJob> PrepareAsync(IContestant contestant) => bench.Stage.SchemasJob(
            FleetWork.UpToDate, await bench.PreparedAsync(contestant, count), count, bench.Options.Parallelism);

        async Task VerifyAsync(IContestant contestant) =>
            await bench.VerifySchemasAsync(await bench.PreparedAsync(contestant, count), contestant, count, ExpectedState.Initial);
    }
}
