using TenantMigrations.Engine;

namespace TenantMigrations.Postgres.Tests.Fleets;

public sealed class RecoverTests
{
    [Fact]
    public async Task One_that_failed_outside_a_transaction_blocks_is_explained_and_goes_on_where_it_stopped()
    {
        await using var app = await Scenario.CreateAsync();
        var create = app.Tenant("create", "CREATE TABLE person (n int)");
        var index = app.Tenant("outside", "INSERT INTO person VALUES (1);\nCREATE UNIQUE INDEX CONCURRENTLY person_n ON person (n)", needs: create, options: "transaction:false");
        app.Tenant("after", "CREATE TABLE after_it ()");
        await app.TenantsAsync("acme", "globex");
        await app.RunAsync(new PlanRequest { MigrationId = create });
        await app.Database.ExecuteAsync("INSERT INTO acme.person VALUES (1)");

        var report = await app.RunAsync();
        Assert.Equal(RunOutcome.Failed, report.Outcome);
        Assert.Equal([TenantOutcome.Failed, TenantOutcome.Done], report.Tenants.Select(tenant => tenant.Outcome));
        Assert.Equal("23505", report.Tenants[0].Error!.SqlState);

        var blocked = await app.RunAsync();
        Assert.Equal(RunOutcome.Blocked, blocked.Outcome);
        Assert.Contains("recover", blocked.Tenants[0].Reason);

        var explained = await app.RecoverAsync(new RecoverRequest { MigrationId = index });
        var item = Assert.Single(explained.Cases);
        Assert.Equal(("acme", MigrationStatus.Failed, false), (item.TenantId, item.Found, item.Settled));
        Assert.Contains("statement 2 of 2", item.Explanation);

        await app.Database.ExecuteAsync("DELETE FROM acme.person WHERE ctid = (SELECT min(ctid) FROM acme.person)");
        var recovered = await app.RecoverAsync(new RecoverRequest { MigrationId = index, Retry = true });
        Assert.True(Assert.Single(recovered.Cases).Settled);
        Assert.Equal(RunOutcome.Done, recovered.Run!.Outcome);
        Assert.Equal(1, await app.Database.ScalarAsync<long>("SELECT count(*) FROM acme.person"));
        Assert.True(await app.Database.ScalarAsync<bool>("SELECT indisvalid FROM pg_index WHERE indexrelid = 'acme.person_n'::regclass"));
        Assert.Equal(RunOutcome.Done, (await app.RunAsync()).Outcome);
        Assert.Equal(6, (await app.JournalAsync()).Count(row => row.EndsWith("completed")));
    }

    [Theory]
    [InlineData(MigrationStatus.Completed, "acme outside completed")]
    [InlineData(MigrationStatus.RolledBack, "acme outside rolled_back")]
    public async Task What_a_person_has_fixed_by_hand_is_marked_with_the_reason(MigrationStatus mark, string row)
    {
        await using var app = await Scenario.CreateAsync();
        var outside = app.Tenant("outside", "CREATE TABLE half ();\nSELECT 1 / 0", options: "transaction:false");
        await app.TenantsAsync("acme");
        Assert.Equal(RunOutcome.Failed, (await app.RunAsync()).Outcome);

        await Assert.ThrowsAsync<FleetException>(() => app.RecoverAsync(new RecoverRequest { MigrationId = outside, Mark = mark }));
        var report = await app.RecoverAsync(new RecoverRequest { MigrationId = outside, Mark = mark, Reason = "done by hand, ticket 7" });

        Assert.True(Assert.Single(report.Cases).Settled);
        Assert.Equal([row], await app.JournalAsync());
        Assert.Equal("done by hand, ticket 7", await app.Database.ScalarAsync<string>("SELECT reason FROM tenant_migrations.tenant_migration_log WHERE kind = 'marked'"));
        Assert.Equal(mark == MigrationStatus.Completed ? RunOutcome.Done : RunOutcome.Failed, (await app.RunAsync()).Outcome);
    }

    [Fact]
    public async Task What_is_no_longer_in_the_program_can_be_taken_out_of_the_journal()
    {
        await using var app = await Scenario.CreateAsync();
        app.Tenant("one", "CREATE TABLE one ()");
        var gone = app.Tenant("gone", "CREATE TABLE gone ()");
        await app.TenantsAsync("acme", "globex");
        await app.RunAsync();
        app.Forget(gone);
        Assert.Contains(gone, (await Assert.ThrowsAsync<FleetException>(() => app.RunAsync())).Message);

        await app.RecoverAsync(new RecoverRequest { MigrationId = gone, Mark = MigrationStatus.RolledBack, Reason = "dropped on purpose" });

        Assert.Equal(RunOutcome.Done, (await app.RunAsync()).Outcome);
        Assert.Equal(2, (await app.JournalAsync()).Count(row => row.EndsWith("gone rolled_back")));
    }
}
