using Npgsql;
using TenantMigrations.Engine;
using static TenantMigrations.Postgres.Tests.Fleet;

namespace TenantMigrations.Postgres.Tests.Execution;

public sealed class LocksOfWork
{
    [Fact]
    public async Task Two_sessions_race_for_a_new_tenant_and_each_migration_runs_once()
    {
        await using var fleet = await CreateAsync();
        for (var round = 0; round < 5; round++)
        {
            var tenant = await fleet.TenantAsync($"t{round}");
            MigrationStep[] steps = [Apply(1, "CREATE TABLE one (id int)", "SELECT pg_sleep(0.02)"), Apply(2, "CREATE TABLE two (id int)")];
            var work = await fleet.WorkAsync(tenant, steps);
            var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => fleet.Port.ExecuteAsync(work, _ => { }, CancellationToken.None))));

            Assert.All(outcomes, o => Assert.True(o.End is WorkEnd.Done or WorkEnd.Locked or WorkEnd.HeadMoved, o.ToString()));

            // Between its two transactions the one at work may meet another that only looks, and stop there: the next run goes on.
            var done = outcomes.Sum(o => o.CompletedSteps);
            Assert.InRange(done, 1, 2);
            if (done == 1) Assert.Equal(WorkEnd.Done, (await fleet.RunAsync(tenant, steps[1])).End);
            Assert.Equal(2L, await fleet.Database.ScalarAsync<long>($"SELECT count(*) FROM tenant_migrations.tenant_migration_log WHERE kind = 'applied' AND tenant_id = 't{round}'"));
        }
    }

    [Fact]
    public async Task A_held_tenant_is_told_as_locked_and_not_touched()
    {
        await using var fleet = await CreateAsync();
        var tenant = await fleet.TenantAsync();
        await using var other = await fleet.Database.OpenAsync();
        await using var transaction = await other.BeginTransactionAsync();
        await using (var hold = new NpgsqlCommand("SELECT tenant_migrations.hold('acme')", other)) await hold.ExecuteNonQueryAsync();
        var outcome = await fleet.RunAsync(tenant, Apply(1, "CREATE TABLE one (id int)"));

        Assert.Equal((WorkEnd.Locked, 0), (outcome.End, outcome.CompletedSteps));
        Assert.StartsWith($"another process works on this tenant: process {other.ProcessID} (", outcome.Reason);
        Assert.Empty(await fleet.StatusAsync());
        Assert.Equal(WorkEnd.Done, (await fleet.RunAsync(await fleet.TenantAsync("globex"), Apply(1, "SELECT 1"))).End);
        var global = await fleet.RunAsync((Tenant?)null, Global(1, "SELECT 1"));
        Assert.Equal(WorkEnd.Locked, global.End);
        Assert.StartsWith($"another process works on this database: process {other.ProcessID} (", global.Reason);
        var direct = await fleet.RunAsync(tenant, Apply(1, "CREATE TABLE one (id int)") with { InTransaction = false });
        Assert.Equal(WorkEnd.Locked, direct.End);
        Assert.Contains($": process {other.ProcessID} (", direct.Reason);
        await transaction.RollbackAsync();
        Assert.Equal(WorkEnd.Done, (await fleet.RunAsync(tenant, Apply(1, "CREATE TABLE one (id int)"))).End);

        // Once its head is there, the lock is another one.
        await using var later = await other.BeginTransactionAsync();
        await using (var hold = new NpgsqlCommand("SELECT tenant_migrations.hold('acme')", other)) await hold.ExecuteNonQueryAsync();
        Assert.StartsWith($"another process works on this tenant: process {other.ProcessID} (", (await fleet.RunAsync(tenant, Apply(2, "SELECT 1"))).Reason);
    }

    [Fact]
    public async Task Global_work_keeps_all_tenants_out()
    {
        await using var fleet = await CreateAsync();
        var tenant = await fleet.TenantAsync();
        await using var other = await fleet.Database.OpenAsync();
        await using var transaction = await other.BeginTransactionAsync();
        await using (var hold = new NpgsqlCommand("SELECT tenant_migrations.hold(NULL)", other)) await hold.ExecuteNonQueryAsync();

        var outcome = await fleet.RunAsync(tenant, Apply(1, "SELECT 1"));
        Assert.Equal(WorkEnd.Locked, outcome.End);
        Assert.StartsWith($"another process runs a global migration in this database: process {other.ProcessID} (", outcome.Reason);
    }

    [Fact]
    public async Task A_head_that_moved_stops_the_work_before_it_begins()
    {
        await using var fleet = await CreateAsync();
        var tenant = await fleet.TenantAsync();
        var old = await fleet.WorkAsync(tenant, Apply(2, "CREATE TABLE two (id int)"));
        await fleet.RunAsync(tenant, Apply(1, "CREATE TABLE one (id int)"));
        var outcome = await fleet.RunAsync(old);

        Assert.Equal((WorkEnd.HeadMoved, 0), (outcome.End, outcome.CompletedSteps));
        Assert.Equal(["20240101000001_step|completed"], await fleet.StatusAsync());
    }

    [Fact]
    public async Task A_head_that_moves_between_two_transactions_stops_the_rest()
    {
        await using var fleet = await CreateAsync();
        var tenant = await fleet.TenantAsync();

        // What another runner would do between our commits, done where it cannot be missed: at the first commit itself, unseen by what we hand on.
        var outcome = await fleet.RunAsync(
            tenant,
            Apply(
                1,
                "CREATE TABLE one (id int)",
                """
                CREATE FUNCTION late() RETURNS trigger LANGUAGE plpgsql AS $$
                DECLARE handed_on text := current_setting('tenant_migrations.head');
                BEGIN
                    INSERT INTO tenant_migrations.tenant_migration_status (migration_id, tenant_id, status, checksum) VALUES ('x', 'acme', 'completed', 'v1:x');
                    PERFORM set_config('tenant_migrations.head', handed_on, false);
                    RETURN NULL;
                END $$
                """,
                "CREATE CONSTRAINT TRIGGER late AFTER INSERT ON one DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION late()",
                "INSERT INTO one VALUES (1)"),
            Apply(2, "CREATE TABLE two (id int)"));

        Assert.Equal((WorkEnd.HeadMoved, 1), (outcome.End, outcome.CompletedSteps));
        Assert.Equal(["20240101000001_step|completed", "x|completed"], await fleet.StatusAsync());
    }

    [Fact]
    public async Task A_lock_timeout_is_retryable_and_not_recorded()
    {
        await using var fleet = await CreateAsync(SchemaPolicy with { LockTimeout = TimeSpan.FromMilliseconds(50) });
        var tenant = await fleet.TenantAsync();
        await fleet.Database.ExecuteAsync("CREATE TABLE acme.busy (id int)");
        await using var other = await fleet.Database.OpenAsync();
        await using var transaction = await other.BeginTransactionAsync();
        await using (var hold = new NpgsqlCommand("LOCK TABLE acme.busy IN ACCESS SHARE MODE", other)) await hold.ExecuteNonQueryAsync();
        var work = await fleet.WorkAsync(tenant, Apply(1, "ALTER TABLE busy ADD COLUMN a int"));
        var outcome = await fleet.RunAsync(work);

        Assert.Equal((WorkEnd.Failed, true, "55P03"), (outcome.End, outcome.Failure!.IsRetryable, outcome.Failure.SqlState));
        Assert.Empty(await fleet.StatusAsync());
        await fleet.Port.RecordFailureAsync(work, outcome.Failure, "gave up", CancellationToken.None);
        Assert.Equal(["20240101000001_step|failed"], await fleet.StatusAsync());
        await transaction.RollbackAsync();
        Assert.Equal(WorkEnd.Done, (await fleet.RunAsync(work)).End);
        Assert.Equal(["20240101000001_step|completed"], await fleet.StatusAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_barrier_is_looked_at_again_under_the_lock(bool inTransaction)
    {
        await using var fleet = await CreateAsync();
        var (acme, globex) = (await fleet.TenantAsync(), await fleet.TenantAsync("globex"));
        await fleet.RunAsync(acme, Apply(1, "SELECT 1"));
        var barrier = Global(2, "CREATE TABLE public.after_all (id int)") with { OtherScope = [Migration(1).Id], InTransaction = inTransaction };
        var work = await fleet.WorkAsync(null, barrier) with { BarrierTenants = ["acme", "globex"] };
        var blocked = await fleet.RunAsync(work);

        Assert.Equal((WorkEnd.Blocked, 0), (blocked.End, blocked.CompletedSteps));
        Assert.Contains("globex", blocked.Reason, StringComparison.Ordinal);
        await fleet.RunAsync(globex, Apply(1, "SELECT 1"));
        Assert.Equal(WorkEnd.Done, (await fleet.RunAsync(work)).End);

        // Now it may not go while a dependent of it is applied, and what it rests on may not go before it.
        var undo = barrier with { Kind = StepKind.Rollback, Statements = Prepared("DROP TABLE public.after_all") };
        Assert.Equal(WorkEnd.Blocked, (await fleet.RunAsync((Tenant?)null, undo)).End);
        Assert.Equal(WorkEnd.Blocked, (await fleet.RunAsync(acme, Rollback(1, "SELECT 1") with { OtherScope = [Migration(2).Id], InTransaction = inTransaction })).End);
        Assert.Equal(WorkEnd.Done, (await fleet.RunAsync((Tenant?)null, undo with { OtherScope = ["unrelated"] })).End);
        Assert.Equal(WorkEnd.Blocked, (await fleet.RunAsync(acme, Apply(3, "SELECT 1") with { OtherScope = [Migration(2).Id], InTransaction = inTransaction })).End);
    }
}
