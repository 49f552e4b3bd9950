using TenantMigrations.Engine;

namespace TenantMigrations.Postgres.Tests.Fleets;

public sealed class FailureTests
{
    private static readonly string[] s_tenants = ["a1", "b2", "c3", "d4", "e5"];

    [Theory]
    [InlineData(TransactionPer.Migration, 1)]
    [InlineData(TransactionPer.Tenant, 0)]
    public async Task A_migration_that_fails_on_the_third_of_five_leaves_the_others_done(TransactionPer per, int applied)
    {
        await using var app = await Scenario.CreateAsync();
        app.Settings = app.Settings with { TransactionPer = per };
        app.Tenant("fine", "CREATE TABLE fine ()");
        app.Tenant("picky", "CREATE TABLE picky ();\n  SELECT 1 / (CASE current_schema() WHEN 'c3' THEN 0 ELSE 1 END)");
        app.Tenant("last", "CREATE TABLE last_one ()");
        await app.TenantsAsync(s_tenants);

        var report = await app.RunAsync();

        Assert.Equal(RunOutcome.Failed, report.Outcome);
        Assert.All(report.Tenants.Where(tenant => tenant.TenantId != "c3"), tenant => Assert.Equal((TenantOutcome.Done, 3, 0, 0), (tenant.Outcome, tenant.Applied, tenant.Pending, tenant.Failed)));
        var third = report.Tenants.Single(tenant => tenant.TenantId == "c3");
        Assert.Equal((TenantOutcome.Failed, applied, 2 - applied, 1), (third.Outcome, third.Applied, third.Pending, third.Failed));
        Assert.Equal("22012", third.Error!.SqlState);
        Assert.EndsWith("_picky.sql", third.Error.Path);
        Assert.Equal((5, 3), (third.Error.Line, third.Error.Column));
        Assert.Equal(applied, await app.Database.ScalarAsync<long>("SELECT count(*) FROM pg_tables WHERE schemaname = 'c3'"));

        app.Edit("picky", text => text.Replace("THEN 0", "THEN 1"));
        // It is applied elsewhere with the old text, so this is drift, and nothing is touched.
        Assert.Equal(FleetErrorKind.Findings, (await Assert.ThrowsAsync<FleetException>(() => app.RunAsync())).Kind);
    }

    [Fact]
    public async Task At_the_limit_of_failures_no_further_tenant_is_begun()
    {
        await using var app = await Scenario.CreateAsync();
        app.Settings = app.Settings with { MaxFailures = 2, Parallelism = 1 };
        app.Tenant("broken", "SELECT 1 / (CASE WHEN current_schema() < 'c' THEN 0 ELSE 1 END)");
        await app.TenantsAsync(s_tenants);

        var report = await app.RunAsync();

        Assert.Equal(RunOutcome.Failed, report.Outcome);
        Assert.Equal(
            [TenantOutcome.Failed, TenantOutcome.Failed, TenantOutcome.NotStarted, TenantOutcome.NotStarted, TenantOutcome.NotStarted],
            report.Tenants.Select(tenant => tenant.Outcome));
        Assert.Equal(5, app.Events.OfType<WorkFinished>().Count());
    }

    [Fact]
    public async Task A_failed_global_stops_what_needs_it_and_nothing_else()
    {
        await using var app = await Scenario.CreateAsync();
        app.Tenant("free", "CREATE TABLE free ()");
        var global = app.Global("global", "SELECT 1 / 0");
        app.Tenant("needy", "CREATE TABLE needy ()", needs: global);
        await app.TenantsAsync("acme");

        var report = await app.RunAsync();

        Assert.Equal(RunOutcome.Failed, report.Outcome);
        Assert.Equal(TenantOutcome.Failed, report.Global.Single().Outcome);
        Assert.Equal((TenantOutcome.Blocked, 1, 1), report.Tenants.Select(tenant => (tenant.Outcome, tenant.Applied, tenant.Pending)).Single());
        Assert.Equal(["global global failed", "acme free completed"], await app.JournalAsync());
    }

    [Fact]
    public async Task A_missing_schema_is_that_tenants_failure_alone()
    {
        await using var app = await Scenario.CreateAsync();
        app.Tenant("one", "CREATE TABLE one ()");
        await app.TenantsAsync("acme", "globex");
        await app.Database.ExecuteAsync("DROP SCHEMA globex");

        var report = await app.RunAsync();

        Assert.Equal(RunOutcome.Failed, report.Outcome);
        Assert.Equal([TenantOutcome.Done, TenantOutcome.Failed], report.Tenants.Select(tenant => tenant.Outcome));
        Assert.Contains("\"globex\"", report.Tenants[1].Reason);
        Assert.Equal(["acme one completed"], await app.JournalAsync());
    }

    [Fact]
    public async Task A_lock_that_another_session_holds_is_tried_again_until_it_is_free()
    {
        await using var app = await Scenario.CreateAsync();
        app.Settings = app.Settings with { LockTimeout = TimeSpan.FromMilliseconds(50), Retries = 1000 };
        var one = app.Tenant("one", "CREATE TABLE one ()");
        app.Tenant("two", "ALTER TABLE one ADD COLUMN n int");
        await app.TenantsAsync("acme");
        await app.RunAsync(new PlanRequest { MigrationId = one });
        await using var holder = await app.Database.OpenAsync();
        var transaction = await holder.BeginTransactionAsync();
        await using (var command = new Npgsql.NpgsqlCommand("LOCK TABLE acme.one IN ACCESS SHARE MODE", holder)) await command.ExecuteNonQueryAsync();

        await using var fleet = app.Open();
        var waiting = new TaskCompletionSource();
        var run = fleet.RunAsync(new PlanRequest(), happened => { if (happened is WorkWaiting) waiting.TrySetResult(); }, default);
        await waiting.Task;
        await transaction.RollbackAsync();

        Assert.Equal(RunOutcome.Done, (await run).Outcome);
        Assert.Equal(["acme one completed", "acme two completed"], await app.JournalAsync());
    }

    [Fact]
    public async Task A_cancelled_run_counts_what_it_had_committed()
    {
        await using var app = await Scenario.CreateAsync();
        app.Tenant("one", "CREATE TABLE one ()");
        app.Tenant("two", "SELECT pg_sleep(600)");
        await app.TenantsAsync("acme");
        using var source = new CancellationTokenSource();
        var run = app.RunAsync(cancellationToken: source.Token);
        while (!await app.Database.ScalarAsync<bool>("SELECT count(*) > 0 FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND datname = current_database()") && !run.IsCompleted)
            await Task.Delay(20);
        await source.CancelAsync();

        var tenant = Assert.Single((await run).Tenants);
        Assert.Equal((TenantOutcome.NotStarted, 1, 1), (tenant.Outcome, tenant.Applied, tenant.Pending));
        Assert.Equal(["acme one completed"], await app.JournalAsync());
    }

    [Fact]
    public async Task When_the_retries_are_used_up_the_failure_is_recorded()
    {
        await using var app = await Scenario.CreateAsync();
        app.Settings = app.Settings with { LockTimeout = TimeSpan.FromMilliseconds(20), Retries = 1 };
        var one = app.Tenant("one", "CREATE TABLE one ()");
        app.Tenant("two", "ALTER TABLE one ADD COLUMN n int");
        await app.TenantsAsync("acme");
        await app.RunAsync(new PlanRequest { MigrationId = one });
        await using var holder = await app.Database.OpenAsync();
        await using var transaction = await holder.BeginTransactionAsync();
        await using (var command = new Npgsql.NpgsqlCommand("LOCK TABLE acme.one IN ACCESS SHARE MODE", holder)) await command.ExecuteNonQueryAsync();

        var report = await app.RunAsync();

        Assert.Equal(RunOutcome.Failed, report.Outcome);
        Assert.Equal("55P03", report.Tenants[0].Error!.SqlState);
        Assert.Single(app.Events.OfType<WorkWaiting>());
        Assert.Equal(["acme one completed", "acme two failed"], await app.JournalAsync());
    }

    [Fact]
    public async Task Drift_stops_a_run_before_it_changes_anything()
    {
        await using var app = await Scenario.CreateAsync();
        var one = app.Tenant("one", "CREATE TABLE one ()");
        await app.TenantsAsync("acme", "globex");
        await app.RunAsync();
        app.Tenant("two", "CREATE TABLE two ()");
        app.Edit(one, text => text.Replace("one ()", "one (id int)"));

        var error = await Assert.ThrowsAsync<FleetException>(() => app.RunAsync());

        Assert.Equal(FleetErrorKind.Findings, error.Kind);
        Assert.Contains(one, error.Message);
        Assert.Contains("acme and 1 more", error.Message);
        Assert.Equal(["acme one completed", "globex one completed"], await app.JournalAsync());
        Assert.Equal(2, (await app.ValidateAsync()).Findings.Count(finding => finding is { Kind: ValidationFindingKind.ChangedMigration, IsDrift: true }));
    }
}
