using TenantMigrations.Engine;

namespace TenantMigrations.Postgres.Tests.Fleets;

/// <summary>What is rolled back: data, work outside transactions, placeholders, repeatables, suspended tenants.</summary>
public sealed class RollbackKindsTests
{
    [Fact]
    public async Task In_one_transaction_a_tenant_all_downs_are_undone_together_or_not_at_all()
    {
        await using var app = await Scenario.CreateAsync();
        app.Settings = app.Settings with { TransactionPer = TransactionPer.Tenant };
        var one = app.Tenant("one", "CREATE TABLE one (id int);\nINSERT INTO one VALUES (1)", "DELETE FROM one WHERE id = 1;\nSELECT 1 / (1 - count(*)) FROM one");
        app.Tenant("two", "INSERT INTO one VALUES (2)", "DELETE FROM one WHERE id = 2", one);
        await app.TenantsAsync("acme", "globex");
        await app.RunAsync();
        await app.Database.ExecuteAsync("INSERT INTO globex.one VALUES (3)");

        var report = await app.RollbackAsync(new RollbackRequest { MigrationId = one, Cascade = true });

        Assert.Equal([TenantOutcome.Done, TenantOutcome.Failed], report.Tenants.Select(tenant => tenant.Outcome));
        Assert.Equal(["acme one rolled_back", "acme two rolled_back", "globex one completed", "globex two completed"], await app.JournalAsync());
        Assert.Equal(0, await app.Database.ScalarAsync<long>("SELECT count(*) FROM acme.one"));
        Assert.Equal(3, await app.Database.ScalarAsync<long>("SELECT count(*) FROM globex.one"));

        await app.Database.ExecuteAsync("DELETE FROM globex.one WHERE id = 3");
        Assert.Equal(RunOutcome.Done, (await app.RollbackAsync(new RollbackRequest { MigrationId = one, Cascade = true })).Outcome);
        Assert.All(await app.JournalAsync(), row => Assert.EndsWith("rolled_back", row));
    }

    [Fact]
    public async Task Outside_a_transaction_a_down_that_fails_is_named_until_it_is_recovered_and_a_rollback_of_the_run_says_so()
    {
        await using var app = await Scenario.CreateAsync();
        app.Tenant("one", "CREATE TABLE one (id int)", "DROP TABLE one");
        var index = app.Tenant(
            "index", "CREATE INDEX CONCURRENTLY one_id ON one (id)", "DROP INDEX CONCURRENTLY one_id;\nSELECT 1 / (1 - count(*)) FROM one", "", "transaction:false");
        await app.TenantsAsync("acme", "globex");
        var run = await app.RunAsync();
        Assert.Equal(RunOutcome.Done, run.Outcome);
        await app.Database.ExecuteAsync("INSERT INTO globex.one VALUES (1)");

        var report = await app.RollbackAsync(new RollbackRequest { RunId = run.RunId });

        Assert.Equal([TenantOutcome.Done, TenantOutcome.Failed], report.Tenants.Select(tenant => tenant.Outcome));
        Assert.Equal(["acme one rolled_back", "acme index rolled_back", "globex one completed", "globex index failed"], await app.JournalAsync());
        Assert.Contains($"recover --migration {index} --tenant globex", (await Assert.ThrowsAsync<FleetException>(() => app.RollbackAsync(new RollbackRequest { RunId = run.RunId }))).Message);

        await app.Database.ExecuteAsync("DELETE FROM globex.one");
        Assert.Equal(RunOutcome.Done, (await app.RecoverAsync(new RecoverRequest { MigrationId = index, Retry = true })).Run!.Outcome);
        Assert.Equal(RunOutcome.Done, (await app.RollbackAsync(new RollbackRequest { RunId = run.RunId })).Outcome);
        Assert.All(await app.JournalAsync(), row => Assert.EndsWith("rolled_back", row));
        Assert.Equal(0, await app.Database.ScalarAsync<long>("SELECT count(*) FROM pg_tables WHERE tablename = 'one'"));
    }

    [Fact]
    public async Task Placeholders_have_the_values_of_today_and_are_checked_before_anything_is_undone()
    {
        await using var app = await Scenario.CreateAsync();
        app.Settings = app.Settings with { Placeholders = new Dictionary<string, string> { ["name"] = "before" } };
        var one = app.Tenant("one", "CREATE TABLE ${name} ()", "DROP TABLE ${name}", options: "placeholder: name identifier");
        await app.TenantsAsync("acme");
        await app.RunAsync();

        app.Settings = app.Settings with { Placeholders = new Dictionary<string, string>() };
        var error = await Assert.ThrowsAsync<FleetException>(() => app.RollbackAsync(new RollbackRequest { MigrationId = one }));
        Assert.Equal(FleetErrorKind.Settings, error.Kind);

        app.Settings = app.Settings with { Placeholders = new Dictionary<string, string> { ["name"] = "after" } };
        Assert.Equal("42P01", (await app.RollbackAsync(new RollbackRequest { MigrationId = one })).Tenants[0].Error!.SqlState);
        Assert.Equal(["acme one completed"], await app.JournalAsync());

        await app.Database.ExecuteAsync("ALTER TABLE acme.before RENAME TO after");
        Assert.Equal(RunOutcome.Done, (await app.RollbackAsync(new RollbackRequest { MigrationId = one })).Outcome);
    }

    [Fact]
    public async Task A_run_of_repeatables_only_has_nothing_to_undo_and_says_what_to_do()
    {
        await using var app = await Scenario.CreateAsync();
        app.Tenant("one", "CREATE TABLE one (id int)", "DROP TABLE one");
        await app.TenantsAsync("acme");
        await app.RunAsync();
        app.Tenant("view", "CREATE OR REPLACE VIEW v AS SELECT id FROM one", options: "repeatable");
        var run = await app.RunAsync();

        Assert.Contains("repeatable", (await Assert.ThrowsAsync<FleetException>(() => app.RollbackAsync(new RollbackRequest { RunId = run.RunId }))).Message);
    }

    [Fact]
    public async Task The_plan_alone_changes_nothing_and_is_what_is_then_done()
    {
        await using var app = await Scenario.CreateAsync();
        var one = app.Tenant("one", "CREATE TABLE one ()", "DROP TABLE one");
        app.Global("barrier", "CREATE TABLE public.g ()", "DROP TABLE public.g", one);
        await app.TenantsAsync("acme", "globex");
        await app.RunAsync();
        var before = await app.Database.RowsAsync("SELECT tenant_id || kind || at FROM tenant_migrations.tenant_migration_log ORDER BY 1");
        var request = new RollbackRequest { MigrationId = one, Cascade = true };
        await using var fleet = app.Open();

        var plan = await fleet.PlanRollbackAsync(request, default);

        Assert.Equal(before, await app.Database.RowsAsync("SELECT tenant_id || kind || at FROM tenant_migrations.tenant_migration_log ORDER BY 1"));
        Assert.Equal(plan.Hash, (await app.RollbackAsync(request)).PlanHash);
        Assert.Equal(plan.Hash, app.Events.OfType<RollbackPlanned>().Single().Plan.Hash);
        Assert.IsType<RollbackPlanned>(app.Events.First(happened => happened is RollbackPlanned or MigrationFinished { Kind: StepKind.Rollback }));
    }
}
