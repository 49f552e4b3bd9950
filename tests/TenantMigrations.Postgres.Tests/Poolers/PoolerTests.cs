using Npgsql;
using TenantMigrations.Engine;
using static TenantMigrations.Postgres.Tests.Fleet;

namespace TenantMigrations.Postgres.Tests.Poolers;

public sealed class PoolerTests
{
    [Fact]
    public async Task In_transaction_mode_work_that_needs_a_session_is_refused_before_anything_changes_and_the_rest_is_done()
    {
        Assert.SkipWhen(PgBouncer.Program is null, "no pgbouncer on this machine");
        await using var bouncer = await PgBouncer.StartAsync("transaction");
        await using var fleet = await CreateAsync(through: bouncer.To);
        var tenant = await fleet.TenantAsync();

        Assert.Equal(new WorkOutcome(WorkEnd.Done, 2), await fleet.RunAsync(tenant, Apply(1, "CREATE TABLE big (n int)"), Apply(2, "INSERT INTO big VALUES (1)")));
        var refused = await Assert.ThrowsAsync<FleetException>(() => fleet.RunAsync(tenant, Direct(3, "CREATE INDEX CONCURRENTLY big_n ON big (n)")));

        Assert.Equal(FleetErrorKind.Settings, refused.Kind);
        Assert.Contains("shares sessions", refused.Message, StringComparison.Ordinal);
        Assert.Equal(["20240101000001_step|completed", "20240101000002_step|completed"], await fleet.StatusAsync());
        Assert.Equal(0L, await fleet.Database.ScalarAsync<long>("SELECT count(*) FROM pg_index WHERE indrelid = 'acme.big'::regclass"));
        Assert.Equal(0L, await fleet.Database.ScalarAsync<long>("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"));
    }

    [Fact]
    public async Task In_session_mode_work_outside_a_transaction_has_its_session()
    {
        Assert.SkipWhen(PgBouncer.Program is null, "no pgbouncer on this machine");
        await using var bouncer = await PgBouncer.StartAsync("session");
        await using var fleet = await CreateAsync(through: bouncer.To);
        var tenant = await fleet.TenantAsync();

        Assert.Equal(
            new WorkOutcome(WorkEnd.Done, 2),
            await fleet.RunAsync(tenant, Apply(1, "CREATE TABLE big (n int)"), Direct(2, "CREATE INDEX CONCURRENTLY big_n ON big (n)", "VACUUM big")));
        Assert.True(await fleet.Database.ScalarAsync<bool>("SELECT indisvalid FROM pg_index WHERE indexrelid = 'acme.big_n'::regclass"));
    }

    [Fact]
    public async Task With_one_connection_it_cannot_be_seen_whether_sessions_are_shared_and_that_is_said()
    {
        Assert.SkipWhen(PgBouncer.Program is null, "no pgbouncer on this machine");
        await using var bouncer = await PgBouncer.StartAsync("session");
        await using var fleet = await CreateAsync(connections: 1, through: bouncer.To);

        var refused = await Assert.ThrowsAsync<FleetException>(async () => await fleet.RunAsync(await fleet.TenantAsync(), Direct(1, "SELECT 1")));

        Assert.Contains("MaxConnections", refused.Message, StringComparison.Ordinal);
        Assert.Empty(await fleet.StatusAsync());
    }

    [Fact]
    public async Task What_another_client_left_on_a_shared_session_does_not_reach_a_migration()
    {
        Assert.SkipWhen(PgBouncer.Program is null, "no pgbouncer on this machine");
        await using var bouncer = await PgBouncer.StartAsync("transaction");
        await using var fleet = await CreateAsync(SchemaPolicy with { Isolation = TenantIsolation.Shared }, through: bouncer.To);
        await fleet.Database.ExecuteAsync("CREATE SCHEMA elsewhere");
        await using (var other = new NpgsqlConnection(bouncer.To(fleet.Database)))
        {
            await other.OpenAsync();
            foreach (var sql in new[] { "SET search_path = elsewhere", "SET app.current_tenant_id = 'somebody'", "SET row_security = off" })
            {
                await using var leak = new NpgsqlCommand(sql, other);
                await leak.ExecuteNonQueryAsync();
            }
        }

        const string Look = "SELECT current_setting('app.current_tenant_id', true) AS tenant, current_setting('row_security') AS security";
        Assert.Equal(new WorkOutcome(WorkEnd.Done, 2), await fleet.RunAsync(null, Global(1, "CREATE TABLE here AS " + Look), Global(2, "CREATE TABLE again AS " + Look)));

        Assert.Equal(["public.again", "public.here"], await fleet.Database.RowsAsync("SELECT schemaname || '.' || tablename FROM pg_tables WHERE tablename IN ('here', 'again') ORDER BY 1"));
        Assert.Equal(["|on", "|on"], await fleet.Database.RowsAsync("SELECT * FROM here UNION ALL SELECT * FROM again"));
    }
}
