using TenantMigrations.Engine;
using static TenantMigrations.Postgres.Tests.Execution.CodeSteps;
using static TenantMigrations.Postgres.Tests.Fleet;

namespace TenantMigrations.Postgres.Tests.Execution;

/// <summary>After some errors the driver closes the connection. They are failures of the migration all the same, and are recorded over another one.</summary>
public sealed class ClosedConnections
{
    private const string DiskFull = "DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = 'disk_full', MESSAGE = 'no space left'; END $$";

    [Theory]
    [InlineData("sql", true)]
    [InlineData("sql", false)]
    [InlineData("code", true)]
    [InlineData("code", false)]
    [InlineData("batch", true)]
    [InlineData("batch", false)]
    public async Task A_full_disk_is_a_failure_that_is_recorded(string kind, bool inTransaction)
    {
        await using var fleet = await CreateAsync();
        var tenant = await fleet.TenantAsync();
        var step = kind switch
        {
            "sql" => Apply(2, "CREATE TABLE two (id int)", DiskFull) with { InTransaction = inTransaction },
            "code" => Code(2, inTransaction, (context, ct) => context.ExecuteAsync(DiskFull, [], ct)),
            _ => Code(2, inTransaction, (context, ct) => context.BatchAsync(
                async (last, c) =>
                {
                    if (last is not null) await context.ExecuteAsync(DiskFull, [], c);
                    return "first";
                },
                ct)),
        };
        var outcome = await fleet.RunAsync(tenant, Apply(1, "CREATE TABLE one (id int)"), step, Apply(3, "CREATE TABLE three (id int)"));

        Assert.Equal((WorkEnd.Failed, 1, "53100"), (outcome.End, outcome.CompletedSteps, outcome.Failure?.SqlState));
        Assert.Contains("no space left", outcome.Failure!.Message, StringComparison.Ordinal);
        Assert.Equal(["20240101000001_step|completed", "20240101000002_step|failed"], await fleet.StatusAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Code_that_closes_its_connection_is_told_so(bool inTransaction)
    {
        await using var fleet = await CreateAsync();
        var tenant = await fleet.TenantAsync();
        var outcome = await fleet.RunAsync(tenant, Code(1, inTransaction, (context, _) => context.Connection.CloseAsync()));

        Assert.Equal(WorkEnd.Failed, outcome.End);
        Assert.Contains("closed its connection", outcome.Failure!.Message, StringComparison.Ordinal);
        Assert.Equal(["20240101000001_step|failed"], await fleet.StatusAsync());
    }
}
