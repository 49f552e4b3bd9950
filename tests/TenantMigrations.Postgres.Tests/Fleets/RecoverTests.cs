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
        Assert.Contains(
            "statement 2 of 2. The one before it is done and stays. The index acme.person_n is there and invalid, left by a build that did not end: dropped first, then the statement runs again. Correct the cause",
            item.Explanation);
        var found = (await app.ValidateAsync()).Findings.Single(finding => finding.Kind == ValidationFindingKind.FailedMigration);
        Assert.Contains("The index acme.person_n is there and invalid", found.Message);

        await app.Database.ExecuteAsync("DELETE FROM acme.person WHERE ctid = (SELECT min(ctid) FROM acme.person)");
        var recovered = await app.RecoverAsync(new RecoverRequest { MigrationId = index, Retry = true });
        var settled = Assert.Single(recovered.Cases);
        Assert.True(settled.Settled);
        Assert.EndsWith("It was tried again and is done.", settled.Explanation);
        Assert.DoesNotContain("--retry", settled.Explanation);
        Assert.Equal(RunOutcome.Done, recovered.Run!.Outcome);
        Assert.Equal(1, await app.Database.ScalarAsync<long>("SELECT count(*) FROM acme.person"));
        Assert.True(await app.Database.ScalarAsync<bool>("SELECT indisvalid FROM pg_index WHERE indexrelid = 'acme.person_n'::regclass"));
        Assert.Equal(RunOutcome.Done, (await app.RunAsync()).Outcome);
        Assert.Equal(6, (await app.JournalAsync()).Count(row => row.EndsWith("completed")));
    }

    [Fact]
    public async Task An_edited_file_begins_anew_and_its_invalid_index_is_built_again()
    {
        await using var app = await Scenario.CreateAsync();
        var create = app.Tenant("create", "CREATE TABLE person (n int, m int)");
        var index = app.Tenant(
            "outside",
            "INSERT INTO person VALUES (2, 2);\nCREATE INDEX CONCURRENTLY person_m ON person (m);\nCREATE UNIQUE INDEX CONCURRENTLY person_n ON person (n)",
            needs: create,
            options: "transaction:false");
        await app.TenantsAsync("acme");
        await app.RunAsync(new PlanRequest { MigrationId = create });
        await app.Database.ExecuteAsync("INSERT INTO acme.person VALUES (1, 1), (1, 2)");
        Assert.Equal("23505", (await app.RunAsync()).Tenants[0].Error!.SqlState);
        app.Edit(index, text => text.Replace("INSERT INTO person VALUES (2, 2);", "SELECT 1;\nSELECT 2;").Replace("person (n)", "person (n, m)"));

        var explained = Assert.Single((await app.RecoverAsync(new RecoverRequest { MigrationId = index })).Cases).Explanation;
        Assert.Contains("begins with its first statement", explained);
        Assert.DoesNotContain("of 4", explained);

        // A valid index is nobody's to drop: it is in the way, and the server says so.
        var report = await app.RecoverAsync(new RecoverRequest { MigrationId = index, Retry = true });
        Assert.Equal("42P07", report.Run!.Tenants[0].Error!.SqlState);
        app.Edit(index, text => text.Replace("INDEX CONCURRENTLY person_m", "INDEX CONCURRENTLY IF NOT EXISTS person_m"));

        Assert.True(Assert.Single((await app.RecoverAsync(new RecoverRequest { MigrationId = index, Retry = true })).Cases).Settled);
        Assert.Equal(
            ["person_m|True", "person_n|True"],
            await app.Database.RowsAsync("SELECT c.relname, i.indisvalid FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid WHERE c.relnamespace = 'acme'::regnamespace ORDER BY 1"));
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

    [Fact]
    public async Task A_rollback_that_stopped_half_way_outside_a_transaction_is_recovered_as_a_rollback()
    {
        await using var app = await Scenario.CreateAsync();
        var one = app.Tenant("one", "CREATE TABLE one (); CREATE TABLE two ()", "DROP TABLE one;\nDROP TABLE two", options: "transaction:false");
        await app.TenantsAsync("acme");
        await app.RunAsync();
        await app.Database.ExecuteAsync("CREATE VIEW acme.in_the_way AS SELECT * FROM acme.two");

        Assert.Equal(RunOutcome.Failed, (await app.RollbackAsync(new RollbackRequest { MigrationId = one })).Outcome);
        var run = await app.RunAsync();
        Assert.Equal(RunOutcome.Blocked, run.Outcome);
        var explained = Assert.Single((await app.RecoverAsync(new RecoverRequest { MigrationId = one })).Cases);
        Assert.Contains("rollback", explained.Explanation, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("statement 2 of 2", explained.Explanation);

        await app.Database.ExecuteAsync("DROP VIEW acme.in_the_way");
        Assert.True(Assert.Single((await app.RecoverAsync(new RecoverRequest { MigrationId = one, Retry = true })).Cases).Settled);

        Assert.Equal(["acme one rolled_back"], await app.JournalAsync());
        Assert.Equal(0, await app.Database.ScalarAsync<long>("SELECT count(*) FROM pg_tables WHERE schemaname = 'acme'"));
        Assert.Equal(RunOutcome.Done, (await app.RunAsync()).Outcome);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Outside_a_transaction_a_lock_timeout_is_tried_again_from_the_statement_that_met_it(bool rollback)
    {
        await using var app = await Scenario.CreateAsync();
        app.Settings = app.Settings with { LockTimeout = TimeSpan.FromMilliseconds(50), Retries = 1000 };
        var create = app.Tenant("create", "CREATE TABLE one (); CREATE TABLE seen (n int)");
        const string Statements = "INSERT INTO seen VALUES (1);\nALTER TABLE one SET (fillfactor = 50)";
        var outside = app.Tenant("outside", rollback ? "SELECT 1" : Statements, rollback ? Statements : "SELECT 1", create, "transaction:false");
        await app.TenantsAsync("acme");
        await app.RunAsync(new PlanRequest { MigrationId = rollback ? outside : create });
        await using var holder = await app.Database.OpenAsync();
        var transaction = await holder.BeginTransactionAsync();
        await using (var command = new Npgsql.NpgsqlCommand("LOCK TABLE acme.one IN ACCESS EXCLUSIVE MODE", holder)) await command.ExecuteNonQueryAsync();
        await using var fleet = app.Open();
        var waiting = new TaskCompletionSource();
        void Observe(RunEvent happened)
        {
            if (happened is WorkWaiting) waiting.TrySetResult();
        }

        var run = rollback
            ? fleet.RollbackAsync(new RollbackRequest { MigrationId = outside }, Observe, default)
            : fleet.RunAsync(new PlanRequest(), Observe, default);
        await Task.WhenAny(waiting.Task, run);
        await transaction.RollbackAsync();

        var report = await run;
        Assert.True(report.Outcome == RunOutcome.Done, report.Tenants[0].Error?.Message ?? report.Tenants[0].Reason);
        Assert.True(waiting.Task.IsCompleted);
        Assert.Equal(1, await app.Database.ScalarAsync<long>("SELECT count(*) FROM acme.seen"));
        Assert.Equal(["acme create completed", rollback ? "acme outside rolled_back" : "acme outside completed"], await app.JournalAsync());
    }

    [Fact]
    public async Task What_needs_something_that_is_not_applied_is_not_tried_again()
    {
        await using var app = await Scenario.CreateAsync();
        var one = app.Tenant("one", "CREATE TABLE one ()", "DROP TABLE one");
        var two = app.Tenant("two", "SELECT 1 / 0", needs: one);
        await app.TenantsAsync("acme");
        await app.RunAsync();
        await app.RollbackAsync(new RollbackRequest { MigrationId = one });

        var error = await Assert.ThrowsAsync<FleetException>(() => app.RecoverAsync(new RecoverRequest { MigrationId = two, Retry = true }));

        Assert.Equal(FleetErrorKind.Findings, error.Kind);
        Assert.Contains(one, error.Message);
    }

    [Fact]
    public async Task A_journal_of_a_newer_version_is_neither_recovered_nor_rolled_back()
    {
        await using var app = await Scenario.CreateAsync();
        var one = app.Tenant("one", "CREATE TABLE one ()", "DROP TABLE one");
        var two = app.Tenant("two", "SELECT 1 / 0", needs: one);
        await app.TenantsAsync("acme");
        await app.RunAsync();
        await app.Database.ExecuteAsync("UPDATE tenant_migrations.tenant_migration_head SET journal_version = 99 WHERE id = 0");
        var before = await app.JournalAsync();

        foreach (var use in new Func<Task>[]
        {
            () => app.RollbackAsync(new RollbackRequest { MigrationId = one }),
            () => app.RecoverAsync(new RecoverRequest { MigrationId = two }),
            () => app.RecoverAsync(new RecoverRequest { MigrationId = two, Retry = true }),
            () => app.RecoverAsync(new RecoverRequest { MigrationId = two, Mark = MigrationStatus.Completed, Reason = "by hand" }),
        })
        {
            var error = await Assert.ThrowsAsync<FleetException>(use);
            Assert.Equal(FleetErrorKind.Settings, error.Kind);
            Assert.Contains("99", error.Message);
        }

        Assert.Equal(before, await app.JournalAsync());
        Assert.Equal(1, await app.Database.ScalarAsync<long>("SELECT count(*) FROM pg_tables WHERE schemaname = 'acme'"));
    }
}
