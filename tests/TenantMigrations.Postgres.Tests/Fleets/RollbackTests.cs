using TenantMigrations.Engine;

namespace TenantMigrations.Postgres.Tests.Fleets;

public sealed class RollbackTests
{
    [Fact]
    public async Task Without_more_said_a_tenants_newest_migration_is_undone_and_with_to_all_behind_the_one_that_stays()
    {
        await using var app = await Scenario.CreateAsync();
        var one = app.Tenant("one", "CREATE TABLE one ()", "DROP TABLE one");
        app.Tenant("two", "CREATE TABLE two ()", "DROP TABLE two");
        app.Tenant("three", "CREATE TABLE three ()", "DROP TABLE three");
        await app.TenantsAsync("acme", "globex");
        await app.RunAsync();

        var report = await app.RollbackAsync(new RollbackRequest { TenantIds = ["acme"] });

        Assert.Equal((RunOutcome.Done, 1), (report.Outcome, report.Tenants.Single().Applied));
        Assert.Equal("acme three rolled_back", (await app.JournalAsync())[2]);

        await app.RollbackAsync(new RollbackRequest { TenantIds = ["acme"], To = one });

        Assert.Equal(
            ["acme one completed", "acme two rolled_back", "acme three rolled_back", "globex one completed", "globex two completed", "globex three completed"],
            await app.JournalAsync());
        Assert.Equal(["one"], await app.Database.RowsAsync("SELECT tablename FROM pg_tables WHERE schemaname = 'acme'"));
        Assert.Equal(RunOutcome.Done, (await app.RunAsync()).Outcome);
        Assert.Equal(6, await app.Database.ScalarAsync<long>("SELECT count(*) FROM pg_tables WHERE schemaname IN ('acme', 'globex')"));
    }

    [Fact]
    public async Task Where_an_applied_migration_depends_on_it_it_is_refused_and_with_cascade_taken_along()
    {
        await using var app = await Scenario.CreateAsync();
        var one = app.Tenant("one", "CREATE TABLE one ()", "DROP TABLE one");
        var barrier = app.Global("barrier", "CREATE TABLE public.g ()", "DROP TABLE public.g", one);
        app.Tenant("two", "CREATE TABLE two ()", "DROP TABLE two", barrier);
        await app.TenantsAsync("acme", "globex");
        await app.RunAsync();

        var error = await Assert.ThrowsAsync<FleetException>(() => app.RollbackAsync(new RollbackRequest { MigrationId = one }));
        Assert.Equal(FleetErrorKind.Findings, error.Kind);
        Assert.Contains(barrier, error.Message);
        Assert.Contains("--cascade", error.Message);
        error = await Assert.ThrowsAsync<FleetException>(() => app.RollbackAsync(new RollbackRequest { MigrationId = one, TenantIds = ["acme"], Cascade = true }));
        Assert.Contains("--tenant", error.Message);

        var report = await app.RollbackAsync(new RollbackRequest { MigrationId = one, Cascade = true });

        Assert.Equal(RunOutcome.Done, report.Outcome);
        Assert.All(await app.JournalAsync(), row => Assert.EndsWith("rolled_back", row));
        Assert.Equal(0, await app.Database.ScalarAsync<long>("SELECT count(*) FROM pg_tables WHERE schemaname IN ('acme', 'globex', 'public')"));
        Assert.Equal(
            ["two", "two", "barrier", "one", "one"],
            app.Events.OfType<MigrationFinished>().Where(done => done.Kind == StepKind.Rollback).Select(done => done.MigrationId[15..]));
    }

    [Fact]
    public async Task What_forbids_it_in_many_tenants_is_said_once()
    {
        await using var app = await Scenario.CreateAsync();
        var one = app.Tenant("one", "CREATE TABLE one ()", "DROP TABLE one");
        var two = app.Tenant("two", "CREATE TABLE two ()", "DROP TABLE two", one);
        await app.TenantsAsync([.. Enumerable.Range(0, 7).Select(i => $"t{i}")]);
        await app.RunAsync();

        var error = await Assert.ThrowsAsync<FleetException>(() => app.RollbackAsync(new RollbackRequest { MigrationId = one }));

        Assert.Equal(
            $"Nothing was rolled back:\n  '{two}', which is applied in 7 tenants ('t0', 't1', 't2', 't3', 't4' and 2 more), depends on '{one}'. Roll that back first, or take it along with --cascade.",
            error.Message);
        error = await Assert.ThrowsAsync<FleetException>(() => app.RollbackAsync(new RollbackRequest { MigrationId = one, TenantIds = ["t1", "t2"] }));
        Assert.Contains("which is applied in tenants 't1' and 't2', depends on", error.Message);
    }

    [Fact]
    public async Task An_irreversible_one_is_refused_with_its_reason()
    {
        await using var app = await Scenario.CreateAsync();
        var one = app.Tenant("one", "CREATE TABLE one ()", options: "irreversible: the old rows are gone");
        await app.TenantsAsync("acme");
        await app.RunAsync();

        var error = await Assert.ThrowsAsync<FleetException>(() => app.RollbackAsync(new RollbackRequest { MigrationId = one }));

        Assert.Contains("the old rows are gone", error.Message);
    }

    [Fact]
    public async Task A_run_is_undone_exactly()
    {
        await using var app = await Scenario.CreateAsync();
        app.Tenant("one", "CREATE TABLE one ()", "DROP TABLE one");
        await app.TenantsAsync("acme");
        await app.RunAsync();
        app.Tenant("two", "CREATE TABLE two ()", "DROP TABLE two");
        app.Global("g", "CREATE TABLE public.g ()", "DROP TABLE public.g");
        await app.TenantsAsync("globex");
        var run = await app.RunAsync();

        var report = await app.RollbackAsync(new RollbackRequest { RunId = run.RunId });

        Assert.Equal(RunOutcome.Done, report.Outcome);
        Assert.Equal(
            ["global g rolled_back", "acme one completed", "acme two rolled_back", "globex one rolled_back", "globex two rolled_back"],
            await app.JournalAsync());
        Assert.Equal(FleetErrorKind.Settings, (await Assert.ThrowsAsync<FleetException>(() => app.RollbackAsync(new RollbackRequest { RunId = run.RunId }))).Kind);
    }

    [Fact]
    public async Task A_rollback_that_fails_leaves_the_migration_applied()
    {
        await using var app = await Scenario.CreateAsync();
        var one = app.Tenant("one", "CREATE TABLE one ()", "DROP TABLE one;\nSELECT 1 / 0");
        await app.TenantsAsync("acme");
        await app.RunAsync();

        var report = await app.RollbackAsync(new RollbackRequest { MigrationId = one });

        Assert.Equal(RunOutcome.Failed, report.Outcome);
        Assert.Equal(["acme one completed"], await app.JournalAsync());
        Assert.True(await app.Database.ScalarAsync<bool>("SELECT to_regclass('acme.one') IS NOT NULL"));
        Assert.Equal(RunOutcome.Done, (await app.RunAsync()).Outcome);
    }

    [Fact]
    public async Task A_repeatable_whose_dependencies_remain_is_applied_again_and_one_that_lost_them_returns_with_the_next_run()
    {
        await using var app = await Scenario.CreateAsync();
        var one = app.Tenant("one", "CREATE TABLE one (id int)", "DROP TABLE one CASCADE");
        var two = app.Tenant("two", "CREATE TABLE two (id int)", "DROP TABLE two CASCADE");
        app.Tenant("stays", "CREATE OR REPLACE VIEW stays AS SELECT * FROM one", needs: one, options: "repeatable");
        app.Tenant("goes", "CREATE OR REPLACE VIEW goes AS SELECT * FROM two", needs: two, options: "repeatable");
        await app.TenantsAsync("acme");
        Assert.Equal(RunOutcome.Done, (await app.RunAsync()).Outcome);
        await app.Database.ExecuteAsync("DROP VIEW acme.stays");

        var report = await app.RollbackAsync(new RollbackRequest { MigrationId = two });
        // "two" and "goes"; "stays" is not undone.
        Assert.Equal((RunOutcome.Done, 2), (report.Outcome, report.Tenants[0].Applied));
        Assert.Equal(["acme one completed", "acme two rolled_back", "acme stays completed", "acme goes rolled_back"], await app.JournalAsync());
        Assert.True(await app.Database.ScalarAsync<bool>("SELECT to_regclass('acme.stays') IS NOT NULL AND to_regclass('acme.goes') IS NULL"));

        Assert.Equal(RunOutcome.Done, (await app.RunAsync()).Outcome);
        Assert.True(await app.Database.ScalarAsync<bool>("SELECT to_regclass('acme.goes') IS NOT NULL"));
        Assert.Equal(TenantOutcome.UpToDate, (await app.RunAsync()).Tenants[0].Outcome);
    }

    [Fact]
    public async Task What_a_later_tenant_skipped_is_only_taken_out_of_its_journal()
    {
        await using var app = await Scenario.CreateAsync();
        var legacy = app.Tenant("legacy", "CREATE TABLE legacy ()", "DROP TABLE legacy", options: "applies-to: existing");
        var barrier = app.Global("barrier", "SELECT 1", "SELECT 1", legacy);
        await app.TenantsAsync("acme");
        await app.RunAsync();
        await app.TenantsAsync("joined");
        await app.RunAsync();

        var report = await app.RollbackAsync(new RollbackRequest { MigrationId = legacy, Cascade = true });

        Assert.Equal(RunOutcome.Done, report.Outcome);
        Assert.Equal(["global barrier rolled_back", "acme legacy rolled_back", "joined legacy rolled_back"], await app.JournalAsync());
        Assert.NotNull(barrier);
    }
}
