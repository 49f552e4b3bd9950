using TenantMigrations.Benchmarks.Contestants;
using TenantMigrations.Benchmarks.Proxy;
using TenantMigrations.Benchmarks.Workload;

namespace TenantMigrations.Benchmarks.Harness.Rows;

/// <summary>Counts, free of noise: how often a client waits for the server, for each tenant.</summary>
/// <remarks>
/// Everything counts, connecting and the tool's own questions at the start included; so a fleet that is up to date has to be large
/// enough for a figure below one. Parallelism is 1: with more, each connection would add its own start.
/// </remarks>
internal sealed class RoundTripsRow : IRow
{
    private const int Few = 10;
    private const int Many = 100;

    public string Key => "round-trips";

    public async Task RunAsync(Bench bench, Report report)
    {
        foreach (var contestant in bench.All)
        {
            await CountAsync(bench, report, contestant, FleetWork.New, Few, 2);
            await CountAsync(bench, report, contestant, FleetWork.OneMore, Few, 2);
        }

        foreach (var contestant in bench.OneOfEach)
            await CountAsync(bench, report, contestant, FleetWork.UpToDate, Many, 0.1);
        await bench.Stage.DropAsync(FleetStage.FleetDatabase);
    }

    private static async Task CountAsync(Bench bench, Report report, IContestant contestant, FleetWork work, int tenants, double target)
    {
        if (work == FleetWork.New)
            await bench.Stage.CreateSchemasAsync(FleetStage.FleetDatabase, tenants);
        else
            await bench.Stage.CopyAsync(await bench.PreparedAsync(contestant, tenants), FleetStage.FleetDatabase);

        using var proxy = new RoundTripProxy(bench.Server.Port, TimeSpan.Zero);
        await Processes.RunAsync(contestant.Start(
            bench.Stage.SchemasJob(work, FleetStage.FleetDatabase, tenants, parallelism: 1, proxy.Port)));
        await bench.VerifySchemasAsync(
            FleetStage.FleetDatabase, contestant, tenants, work == FleetWork.OneMore ? ExpectedState.OneMore : ExpectedState.Initial);

        var counts = proxy.Counts;
        report.Add(new Figure(
            $"round trips a tenant, {Words(work)}, {tenants} tenants",
            contestant.Name,
            contestant.JournalName == "ours" ? target : null,
            (double)counts.RoundTrips / tenants,
            $"{counts.RoundTrips} round trips, {counts.Connections} connections, {counts.BytesSent / 1024} KiB sent"));
    }

    private static string Words(FleetWork work) => work switch
    {
        FleetWork.New => "new",
        FleetWork.OneMore => "one more",
        _ => "up to date",
    };
}
