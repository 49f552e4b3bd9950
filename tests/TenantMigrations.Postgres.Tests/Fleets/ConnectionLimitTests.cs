using TenantMigrations.Engine;

namespace TenantMigrations.Postgres.Tests.Fleets;

public sealed class ConnectionLimitTests
{
    // Counted by each migration itself, while it and its neighbours hold theirs: the work, the watch for blockers, the run's signs of life.
    private const string Ours = "FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'tenant-migrations'";

    [Fact]
    public async Task A_run_never_has_more_connections_than_MaxConnections_whatever_the_parallelism()
    {
        await using var app = await Scenario.CreateAsync();
        app.Connections(3);
        app.Settings = app.Settings with { MaxConnections = 3, Parallelism = 12, LockTimeout = TimeSpan.FromMilliseconds(20) };
        await app.Database.ExecuteAsync("CREATE TABLE inside (n bigint); CREATE TABLE outside (n bigint)");
        var inside = app.Tenant("inside", $"INSERT INTO public.inside SELECT count(*) {Ours}; SELECT pg_sleep(0.03)");

        // Such a session is closed behind its work, and the server takes a moment for that: it is idle then.
        app.Tenant("outside", $"INSERT INTO public.outside SELECT count(*) {Ours} AND state <> 'idle'; SELECT pg_sleep(0.03)", options: "transaction:false");
        await app.TenantsAsync([.. Enumerable.Range(0, 24).Select(index => $"t{index:00}")]);

        Assert.Equal(RunOutcome.Done, (await app.RunAsync(new PlanRequest { MigrationId = inside })).Outcome);
        Assert.Equal(RunOutcome.Done, (await app.RunAsync()).Outcome);

        Assert.Equal(["24 3"], await app.Database.RowsAsync("SELECT count(*) || ' ' || max(n) FROM inside"));
        Assert.Equal(["24 3"], await app.Database.RowsAsync("SELECT count(*) || ' ' || max(n) FROM outside"));
    }
}
