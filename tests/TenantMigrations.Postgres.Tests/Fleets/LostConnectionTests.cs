using Npgsql;
using TenantMigrations.Engine;
using TenantMigrations.Postgres.Tests.Connections;

namespace TenantMigrations.Postgres.Tests.Fleets;

/// <summary>A connection that is cut in the middle of a run is survived: the journal tells what is left.</summary>
public sealed class LostConnectionTests
{
    private const string Once = "INSERT INTO public.counted VALUES (current_schema())";

    // The first time it is asked, the session that asks is ended; a sequence does not come back with the transaction.
    private const string CutOnce = "CASE WHEN nextval('public.cuts') = 1 THEN pg_terminate_backend(pg_backend_pid()) END";

    [Theory]
    [InlineData("")]
    [InlineData("transaction:false")]
    public async Task What_was_cut_in_a_statement_is_done_again_and_only_that(string options)
    {
        await using var app = await CreateAsync();
        app.Tenant("before", Once);
        app.Tenant("cut", $"{Once};\nSELECT {CutOnce};\n{Once}", options: options);
        app.Tenant("after", Once);
        await app.TenantsAsync("acme");

        var report = await app.RunAsync();

        Assert.True(report.Outcome == RunOutcome.Done, report.Tenants[0].Error?.Message ?? report.Tenants[0].Reason);
        Assert.Equal(3, report.Tenants[0].Applied);
        Assert.Equal(4, await app.Database.ScalarAsync<long>("SELECT count(*) FROM public.counted"));
        Assert.Contains(app.Events.OfType<WorkWaiting>(), waiting => waiting.Kind == WaitKind.Connection);
    }

    [Fact]
    public async Task What_was_committed_before_the_answer_came_is_not_done_twice_and_counted()
    {
        await using var app = await CreateAsync();
        app.Tenant("one", Once);
        app.Tenant("two", Once, options: "transaction:false");
        await app.TenantsAsync("acme", "globex");
        await using (var fleet = app.Open()) await fleet.InitAsync(default);
        var server = new NpgsqlConnectionStringBuilder(app.Database.ConnectionString);
        await using var proxy = new CuttingProxy(server.Port, "COMMIT\0"u8.ToArray(), cuts: 5);
        app.Settings = app.Settings with { ConnectionString = new NpgsqlConnectionStringBuilder(app.Database.ConnectionString) { Host = "127.0.0.1", Port = proxy.Port }.ConnectionString };

        var report = await app.RunAsync();

        Assert.True(report.Outcome == RunOutcome.Done, report.Tenants.Select(tenant => tenant.Reason).OfType<string>().FirstOrDefault());
        Assert.True(proxy.CutsLeft < 0, "nothing was cut");
        Assert.Equal([2, 2], report.Tenants.Select(tenant => tenant.Applied));
        Assert.Equal(4, await app.Database.ScalarAsync<long>("SELECT count(*) FROM public.counted"));
        Assert.Equal(4, app.Events.OfType<MigrationFinished>().Count());
    }

    [Fact]
    public async Task What_ends_its_session_every_time_is_given_up()
    {
        await using var app = await CreateAsync();
        app.Tenant("cut", "SELECT nextval('public.cuts'), pg_terminate_backend(pg_backend_pid())");
        await app.TenantsAsync("acme");

        var report = await app.RunAsync();

        Assert.Equal(RunOutcome.Unreachable, report.Outcome);
        Assert.Equal(4, await app.Database.ScalarAsync<long>("SELECT last_value FROM public.cuts"));
    }

    [Fact]
    public async Task Code_that_may_have_committed_by_itself_is_not_run_again_unasked()
    {
        await using var app = await CreateAsync();
        var cut = app.Tenant("cut", $"DO $$ BEGIN INSERT INTO public.counted VALUES ('x'); COMMIT; PERFORM {CutOnce}; END $$;\n{Once}", options: "transaction:false");
        await app.TenantsAsync("acme");

        var report = await app.RunAsync();
        Assert.Equal(RunOutcome.Failed, report.Outcome);
        Assert.Contains("nothing shows whether it is done", report.Tenants[0].Error!.Message);
        Assert.Equal(1, await app.Database.ScalarAsync<long>("SELECT count(*) FROM public.counted"));

        Assert.True(Assert.Single((await app.RecoverAsync(new RecoverRequest { MigrationId = cut, Retry = true })).Cases).Settled);
        Assert.Equal(3, await app.Database.ScalarAsync<long>("SELECT count(*) FROM public.counted"));
    }

    private static async Task<Scenario> CreateAsync()
    {
        var app = await Scenario.CreateAsync();
        await app.Database.ExecuteAsync("CREATE TABLE public.counted (what text); CREATE SEQUENCE public.cuts");
        return app;
    }

    [Fact]
    public async Task A_refusal_is_recorded_also_where_the_connection_is_lost_before_the_record()
    {
        await using var app = await (await Scenario.CreateAsync()).TenantsAsync("acme");
        app.Tenant("safe", "SELECT 1");
        await app.RunAsync();
        app.Tenant("wrong", "SELECT 1 / 0");
        await app.Database.ExecuteAsync("""
            CREATE SEQUENCE public.deaths;
            CREATE FUNCTION public.die() RETURNS trigger LANGUAGE plpgsql AS
                'BEGIN IF nextval(''public.deaths'') = 1 THEN PERFORM pg_terminate_backend(pg_backend_pid()); PERFORM pg_sleep(9); END IF; RETURN NEW; END';
            CREATE TRIGGER die BEFORE INSERT ON tenant_migrations.tenant_migration_status FOR EACH ROW WHEN (NEW.status = 'failed') EXECUTE FUNCTION public.die();
            """);

        var report = await app.RunAsync();

        Assert.Equal("22012", report.Tenants.Single().Error?.SqlState);
        Assert.Equal(["acme safe completed", "acme wrong failed"], await app.JournalAsync());
    }
}
