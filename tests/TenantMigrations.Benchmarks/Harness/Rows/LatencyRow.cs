using TenantMigrations.Benchmarks.Contestants;
using TenantMigrations.Benchmarks.Proxy;
using TenantMigrations.Benchmarks.Workload;

namespace TenantMigrations.Benchmarks.Harness.Rows;

/// <summary>New tenants through a network where a round trip costs 3 ms, as between regions that are near each other.</summary>
internal sealed class LatencyRow : IRow
{
    private const int Tenants = 10;
    private const int RoundTrip = 3;

    public string Key => "latency";

    public async Task RunAsync(Bench bench, Report report)
    {
        var row = $"{Tenants} new tenants, {RoundTrip} ms a round trip, parallelism 1";
        using var proxy = new RoundTripProxy(bench.Server.Port, TimeSpan.FromMilliseconds(RoundTrip));
        var samples = await bench.Series.RunAsync(row, [.. bench.All.Select(c => new Entry(c, Prepare, () => VerifyAsync(c)))]);
        await bench.Stage.DropAsync(FleetStage.FleetDatabase);
        report.Add(row, samples);
        report.Compare(row, samples, "ours per migration", "limit per migration", 1.2);
        report.Compare(row, samples, "ours per tenant", "limit per tenant", 1.2);
        report.Compare(row, samples, "EF Core", "limit per tenant", null);

        async Task<FleetJob> Prepare()
        {
            await bench.Stage.CreateSchemasAsync(FleetStage.FleetDatabase, Tenants);
            return bench.Stage.SchemasJob(FleetWork.New, FleetStage.FleetDatabase, Tenants, parallelism: 1, proxy.Port);
        }

        Task VerifyAsync(IContestant contestant) =>
            bench.VerifySchemasAsync(FleetStage.FleetDatabase, contestant, Tenants, ExpectedState.Initial);
    }
}
