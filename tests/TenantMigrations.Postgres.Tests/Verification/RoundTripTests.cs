using TenantMigrations.Engine;

namespace TenantMigrations.Postgres.Tests.Verification;

/// <summary>Each migration up, down, and up again.</summary>
public sealed class RoundTripTests
{
    [Theory]
    [InlineData(TenantIsolation.Shared)]
    [InlineData(TenantIsolation.Schema)]
    [InlineData(TenantIsolation.Database)]
    public async Task What_is_right_is_found_right_under_each_isolation(TenantIsolation isolation)
    {
        var trial = new Trial(isolation);
        var countries = trial.Global("countries", "CREATE TABLE public.countries (code text PRIMARY KEY)", "DROP TABLE public.countries");
        var notes = isolation == TenantIsolation.Shared
            ? trial.Tenant("notes", "INSERT INTO public.countries VALUES (current_setting('app.current_tenant_id'))", "DELETE FROM public.countries WHERE code = current_setting('app.current_tenant_id')", countries)
            : trial.Tenant("notes", "CREATE TABLE notes (id int PRIMARY KEY, country text REFERENCES public.countries)", "DROP TABLE notes", countries);
        trial.Global("everyone_has_notes", "ALTER TABLE public.countries ADD COLUMN name text", "ALTER TABLE public.countries DROP COLUMN name", notes);

        var report = await trial.VerifyAsync();

        Assert.Null(report.Failure);
        Assert.Empty(report.Findings);
        Assert.All(report.Migrations, migration => Assert.Equal((TrialState.Done, TrialState.Done, TrialState.Done), (migration.Up, migration.Down, migration.UpAgain)));
        Assert.Equal((TrialState.Done, TrialState.Done, TrialState.Done), (report.TenantAfterTenant, report.LaterTenant, report.WholeDown));
        Assert.Equal(["acme", "birch"], report.Tenants);
    }

    [Fact]
    public async Task A_column_that_comes_back_behind_the_others_is_a_note_and_what_it_lacks_a_finding()
    {
        var trial = new Trial();
        var notes = trial.Tenant("notes", "CREATE TABLE notes (id int, author text DEFAULT 'nobody', body text)", "DROP TABLE notes");
        trial.Tenant("right", "ALTER TABLE notes DROP COLUMN author", "ALTER TABLE notes ADD COLUMN author text DEFAULT 'nobody'", notes);
        var wrong = trial.Tenant("wrong", "ALTER TABLE notes DROP COLUMN id", "ALTER TABLE notes ADD COLUMN id bigint", notes);

        var report = await trial.VerifyAsync();

        Assert.Equal([], report.Migrations[0].Notes);
        Assert.Equal(["columns stand in another order: one that is dropped and comes back is the last"], report.Migrations[1].Notes);
        Assert.All(report.Findings, finding => Assert.Equal(wrong, finding.MigrationId));
        var change = Assert.Single(Assert.Single(report.Findings, finding => finding.Kind == VerificationFindingKind.DownDoesNotRestore).Changes);
        Assert.EndsWith(".notes.id", change.Difference.Subject);
    }

    [Fact]
    public async Task A_down_part_that_forgets_an_index_is_told_at_the_statement_that_made_it()
    {
        var trial = new Trial();
        var orders = trial.Tenant("orders", "CREATE TABLE orders (id int PRIMARY KEY, status text)", "DROP TABLE orders");
        var index = trial.Tenant("status", "ALTER TABLE orders ADD COLUMN paid boolean;\nCREATE INDEX orders_status_idx ON orders (status)", "ALTER TABLE orders DROP COLUMN paid", orders);
        trial.Tenant("behind", "ALTER TABLE orders ADD COLUMN total int", "ALTER TABLE orders DROP COLUMN total", index);

        var report = await trial.VerifyAsync();

        var finding = Assert.Single(report.Findings);
        Assert.Equal((VerificationFindingKind.DownDoesNotRestore, index, 6, 1), (finding.Kind, finding.MigrationId, finding.Line, finding.Column));
        Assert.Equal($"migrations/tenant-specific/{index}.sql", finding.Path);
        Assert.Equal(
            "The down part does not restore the catalog. Left over: index acme.orders.orders_status_idx; the up part makes it here (CREATE INDEX), and no statement of the down part takes it away.",
            finding.Message);
        var change = Assert.Single(finding.Changes);
        Assert.Equal("+ index acme.orders.orders_status_idx: CREATE INDEX orders_status_idx ON acme.orders USING btree (status)", change.Difference.ToString());
        Assert.Equal(new StatementPlace("CREATE INDEX", IsDown: false, finding.Path, 6, 1), change.Cause);
        Assert.Equal([TrialState.Done, TrialState.Differs, TrialState.Done], report.Migrations.Select(migration => migration.Down));
        Assert.Equal(TrialState.NotReached, report.Migrations[1].UpAgain);
    }

    [Fact]
    public async Task A_down_part_that_drops_too_much_is_told_at_its_own_statement()
    {
        var trial = new Trial();
        var orders = trial.Tenant("orders", "CREATE TABLE orders (id int PRIMARY KEY, status text);\nCREATE INDEX orders_status_idx ON orders (status)", "DROP TABLE orders");
        var paid = trial.Tenant("paid", "ALTER TABLE orders ADD COLUMN paid boolean", "ALTER TABLE orders DROP COLUMN paid;\nDROP INDEX orders_status_idx", orders);

        var report = await trial.VerifyAsync();

        var finding = Assert.Single(report.Findings);
        Assert.Equal((VerificationFindingKind.DownDoesNotRestore, paid, 9, 1), (finding.Kind, finding.MigrationId, finding.Line, finding.Column));
        Assert.Equal(
            "The down part does not restore the catalog. Missing: index acme.orders.orders_status_idx, which was there before the migration; the down part takes it away (DROP INDEX).",
            finding.Message);
        Assert.True(Assert.Single(finding.Changes).Cause!.IsDown);
    }

    [Fact]
    public async Task What_both_parts_touch_is_told_at_the_up_statement_where_it_is_left_over_and_at_the_down_statement_where_it_is_otherwise()
    {
        var trial = new Trial();
        var orders = trial.Tenant("orders", "CREATE TABLE orders (id int, status text)", "DROP TABLE orders");
        trial.Tenant("left", "ALTER TABLE orders ADD COLUMN total int;\nALTER TABLE orders ALTER COLUMN total SET DEFAULT 2", "ALTER TABLE orders ALTER COLUMN total SET DEFAULT 1", orders);
        trial.Tenant("other", "ALTER TABLE orders ALTER COLUMN status SET DEFAULT 'new'", "ALTER TABLE orders ALTER COLUMN status SET DEFAULT 'old'", orders);

        var report = await trial.VerifyAsync();

        Assert.Equal(
            [("column acme.orders.total", false, 6), ("column acme.orders.status", true, 8)],
            report.Findings.SelectMany(finding => finding.Changes).Select(change => (change.Difference.Subject, change.Cause!.IsDown, change.Cause.Line!.Value)));
    }

    [Fact]
    public async Task A_down_part_that_fails_is_told_at_its_statement_and_the_next_migration_is_tried_all_the_same()
    {
        var trial = new Trial();
        var one = trial.Tenant("one", "CREATE TABLE one (id int)", "DROP TABLE one;\nDROP TABLE two");
        trial.Tenant("three", "CREATE TABLE three (id int)", "DROP TABLE three", one);

        var report = await trial.VerifyAsync();

        var finding = Assert.Single(report.Findings);
        Assert.Equal((VerificationFindingKind.DownFails, one, 8), (finding.Kind, finding.MigrationId, finding.Line));
        Assert.Equal("The down part fails: table \"two\" does not exist", finding.Message);
        Assert.Equal([TrialState.Failed, TrialState.Done], report.Migrations.Select(migration => migration.Down));
    }

    [Fact]
    public async Task An_up_part_that_does_not_come_to_the_same_a_second_time_is_told()
    {
        var trial = new Trial();
        trial.Tenant(
            "twice",
            "CREATE SEQUENCE made_by_name;\nDO $$ BEGIN EXECUTE format('CREATE TABLE t_%s ()', CASE WHEN pg_backend_pid() > 0 THEN floor(random() * 1e12)::bigint END); END $$",
            "DO $$ DECLARE t text; BEGIN FOR t IN SELECT c.relname FROM pg_class c WHERE c.relname LIKE 't\\_%' LOOP EXECUTE 'DROP TABLE ' || t; END LOOP; END $$;\nDROP SEQUENCE made_by_name");

        var report = await trial.VerifyAsync();

        var finding = report.Findings[0];
        Assert.Equal(VerificationFindingKind.SecondUpDiffers, finding.Kind);
        Assert.Equal(TrialState.Differs, report.Migrations[0].UpAgain);
        Assert.StartsWith("Up, down and up again, the up part does not come to the same. There the second time only: ", finding.Message);
    }

    [Fact]
    public async Task An_irreversible_migration_is_not_asked_to_go_down_and_a_repeatable_is_applied_twice()
    {
        var trial = new Trial();
        var orders = trial.Tenant("orders", "CREATE TABLE orders (id int PRIMARY KEY)", "DROP TABLE orders");
        var gone = trial.Tenant("gone", "ALTER TABLE orders ADD COLUMN kept int", needs: orders, options: "irreversible: nobody knows what it was");
        trial.Tenant("free", "CREATE TABLE free (id int)", "DROP TABLE free", gone);
        trial.Tenant("view", "CREATE OR REPLACE VIEW all_orders AS SELECT id FROM orders", options: "repeatable", needs: orders);

        var report = await trial.VerifyAsync();

        Assert.Empty(report.Findings);
        Assert.Equal(
            [(TrialState.Done, TrialState.Done), (TrialState.NotAsked, TrialState.NotAsked), (TrialState.Done, TrialState.Done), (TrialState.NotAsked, TrialState.Done)],
            report.Migrations.Select(migration => (migration.Down, migration.UpAgain)));
        Assert.Equal(["not undone, it is irreversible: nobody knows what it was"], report.Migrations[1].Notes);
        Assert.Equal(["repeatable: applied twice instead of undone"], report.Migrations[3].Notes);
        Assert.Equal(TrialState.NotAsked, report.WholeDown);
    }

    [Fact]
    public async Task A_migration_that_fails_ends_it_and_what_is_behind_it_is_not_reached()
    {
        var trial = new Trial();
        var one = trial.Tenant("one", "CREATE TABLE one (id int)", "DROP TABLE one");
        var two = trial.Tenant("two", "CREATE TABLE two (id int);\nALTER TABLE two ADD FOREIGN KEY (id) REFERENCES nowhere", "DROP TABLE two", one);
        trial.Tenant("three", "CREATE TABLE three (id int)", "DROP TABLE three", two);

        var report = await trial.VerifyAsync();

        Assert.Equal((two, 6, "acme"), (report.Failure!.Error.MigrationId, report.Failure.Error.Line!.Value, report.Failure.TenantId));
        Assert.Equal([TrialState.Done, TrialState.Failed, TrialState.NotReached], report.Migrations.Select(migration => migration.Up));
        Assert.Equal((TrialState.NotReached, TrialState.NotReached), (report.TenantAfterTenant, report.WholeDown));
    }

    [Fact]
    public async Task Statements_outside_a_transaction_make_the_round_trip_too()
    {
        var trial = new Trial();
        var orders = trial.Tenant("orders", "CREATE TABLE orders (id int PRIMARY KEY, status text)", "DROP TABLE orders");
        trial.Tenant("index", "CREATE INDEX CONCURRENTLY orders_status_idx ON orders (status)", "DROP INDEX CONCURRENTLY orders_status_idx", orders, direct: true);
        trial.Tenant("forgotten", "CREATE INDEX CONCURRENTLY orders_id_idx ON orders (id, status)", "SELECT 1", orders, direct: true);

        var report = await trial.VerifyAsync();

        var finding = Assert.Single(report.Findings);
        Assert.Equal("CREATE INDEX CONCURRENTLY", Assert.Single(finding.Changes).Cause!.Command);
        var seen = Assert.Single(report.Migrations[1].UpStatements);
        Assert.True(seen.Observation.IsFromOutside);
        Assert.Equal(("orders", TableLock.ShareUpdateExclusive), (Assert.Single(seen.OnOthers, relation => relation.Kind == RelationKind.Table).Name, report.Migrations[1].StrongestLock!.Lock));
    }
}
