using TenantMigrations.Engine;
using TenantMigrations.TestKit;

namespace TenantMigrations.Postgres.Tests.Fleets;

public sealed class BarrierTests
{
    [Fact]
    public async Task A_tenant_that_fails_before_a_barrier_holds_it_and_the_others_go_on_up_to_there()
    {
        await using var app = await Scenario.CreateAsync();
        var people = app.Tenant("people", "CREATE TABLE people (id int, name text NOT NULL)");
        var copy = app.Tenant("copy", "CREATE TABLE copied AS SELECT 1 / count(*) AS n FROM people", needs: people);
        var barrier = app.Global("barrier", "CREATE TABLE public.everyone_has_copied ()", "DROP TABLE public.everyone_has_copied", copy);
        app.Tenant("after", "CREATE TABLE after_barrier ()", needs: barrier);
        await app.TenantsAsync("acme", "globex", "initech");
        await app.RunAsync(new PlanRequest { MigrationId = people });
        // Only globex has no row, so that its copy divides by zero.
        await app.Database.ExecuteAsync("INSERT INTO acme.people VALUES (1, 'a'); INSERT INTO initech.people VALUES (1, 'i')");

        var report = await app.RunAsync();

        Assert.Equal(RunOutcome.Failed, report.Outcome);
        Assert.Equal(
            [("acme", TenantOutcome.Blocked, 1, 1), ("globex", TenantOutcome.Failed, 0, 1), ("initech", TenantOutcome.Blocked, 1, 1)],
            report.Tenants.Select(tenant => (tenant.TenantId!, tenant.Outcome, tenant.Applied, tenant.Pending)));
        Assert.Equal(TenantOutcome.Blocked, report.Global.Single().Outcome);
        Assert.Contains("globex", report.Global.Single().Reason);
        Assert.Equal("22012", report.Tenants[1].Error!.SqlState);
        Assert.False(await app.Database.ScalarAsync<bool>("SELECT to_regclass('public.everyone_has_copied') IS NOT NULL"));

        await app.Database.ExecuteAsync("INSERT INTO globex.people VALUES (1, 'g')");
        var again = await app.RunAsync();

        Assert.Equal(RunOutcome.Done, again.Outcome);
        Assert.True(await app.Database.ScalarAsync<bool>("SELECT to_regclass('public.everyone_has_copied') IS NOT NULL AND to_regclass('globex.after_barrier') IS NOT NULL"));
    }

    [Fact]
    public async Task With_a_tenant_named_no_global_runs_and_what_needs_one_is_blocked()
    {
        await using var app = await Scenario.CreateAsync();
        app.Tenant("first", "CREATE TABLE first ()");
        var shared = app.Global("shared", "CREATE TABLE public.shared ()", "DROP TABLE public.shared");
        app.Tenant("second", "CREATE TABLE second ()", needs: shared);
        await app.TenantsAsync("acme", "globex");

        var report = await app.RunAsync(new PlanRequest { TenantIds = ["acme"] });

        Assert.Equal(RunOutcome.Blocked, report.Outcome);
        Assert.Equal(("acme", TenantOutcome.Blocked, 1, 1), report.Tenants.Select(t => (t.TenantId!, t.Outcome, t.Applied, t.Pending)).Single());
        Assert.Equal(["acme first completed"], await app.JournalAsync());
    }

    [Fact]
    public async Task A_tenant_added_afterwards_meets_all_globals_first_and_skips_what_was_for_existing_ones()
    {
        await using var app = await Scenario.CreateAsync();
        var create = app.Tenant("create", "CREATE TABLE person (name text)");
        var legacy = app.Tenant("legacy", "INSERT INTO person SELECT name FROM public.legacy", needs: create, options: "applies-to: existing");
        var drop = app.Global("drop", "DROP TABLE public.legacy", "CREATE TABLE public.legacy (name text)", legacy);
        app.Tenant("more", "ALTER TABLE person ADD COLUMN age int", needs: drop);
        await app.TenantsAsync("acme");
        await app.Database.ExecuteAsync("CREATE TABLE public.legacy (name text); INSERT INTO public.legacy VALUES ('Ada')");
        await app.RunAsync();
        await app.TenantsAsync("joined");

        var report = await app.RunAsync();

        Assert.Equal(RunOutcome.Done, report.Outcome);
        Assert.Equal(
            ["global drop completed", "acme create completed", "acme legacy completed", "acme more completed", "joined create completed", "joined legacy completed", "joined more completed"],
            await app.JournalAsync());
        Assert.Equal(1, await app.Database.ScalarAsync<long>("SELECT count(*) FROM acme.person"));
        Assert.Equal(0, await app.Database.ScalarAsync<long>("SELECT count(*) FROM joined.person"));
        Assert.Equal("skipped", await app.Database.ScalarAsync<string>($"SELECT kind FROM tenant_migrations.tenant_migration_log WHERE tenant_id = 'joined' AND migration_id = '{legacy}'"));
        Assert.Equal(RunOutcome.Done, (await app.RunAsync()).Outcome);
    }

    [Fact]
    public async Task A_suspended_tenant_is_not_waited_for()
    {
        await using var app = await Scenario.CreateAsync();
        var one = app.Tenant("one", "CREATE TABLE one ()");
        app.Global("barrier", "CREATE TABLE public.g ()", "DROP TABLE public.g", one);
        await app.TenantsAsync("acme", "gone");
        var fleet = TenantMigrations.Engine.Fleet.Create(
            WrittenRegistry.Read(app.Compiled, app.Files),
            app.Settings with { Tenants = new TenantSourceSettings { List = [new TenantEntry { Id = "acme" }, new TenantEntry { Id = "gone", State = TenantState.Suspended }] } },
            app.Databases,
            ".");

        var report = await fleet.RunAsync(new PlanRequest(), _ => { }, default);

        Assert.Equal(RunOutcome.Done, report.Outcome);
        Assert.Equal(["gone"], report.SuspendedTenants);
        Assert.Equal(["global barrier completed", "acme one completed"], await app.JournalAsync());
        await fleet.DisposeAsync();
    }
}
