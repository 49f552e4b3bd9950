using TenantMigrations.Benchmarks.Contestants;
using TenantMigrations.Benchmarks.Workload;

namespace TenantMigrations.Benchmarks.Harness.Rows;

/// <summary>Empty databases, all twenty migrations.</summary>
internal sealed class NewDatabasesRow : IRow
{
    public string Key => "databases";

    public async Task RunAsync(Bench bench, Report report)
    {
        var count = bench.Options.Databases;
        var row = $"{count} empty databases, 20 migrations";
        var samples = await bench.Series.RunAsync(row, [.. bench.All.Select(c => new Entry(c, Prepare, () => VerifyAsync(c)))]);
        await bench.Stage.DropAsync([FleetStage.FleetDatabase, .. FleetStage.DatabaseNames(count)]);
        report.Add(row, samples);
        report.Compare(row, samples, "ours per migration", "limit per migration", 1.15);
        report.Compare(row, samples, "ours per tenant", "limit per tenant", 1.05);
        report.Compare(row, samples, "EF Core", "limit per tenant", null);

        async Task<FleetJob> Prepare()
        {
            // The control database of a fleet of databases is one of its own.
            await bench.Stage.CreateSchemasAsync(FleetStage.FleetDatabase, 0);
            await bench.Stage.CreateDatabasesAsync(count);
            return bench.Stage.DatabasesJob(FleetWork.New, count, bench.Options.Parallelism);
        }

        async Task VerifyAsync(IContestant contestant)
        {
            foreach (var database in FleetStage.DatabaseNames(count))
            {
                await using var connection = await bench.Server.OpenAsync(database);
                await StateCheck.VerifyAsync(connection, contestant, ["public"], ExpectedState.Initial);
            }
        }
    }
}
