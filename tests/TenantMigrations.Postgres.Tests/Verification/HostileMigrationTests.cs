using TenantMigrations.Engine;
using TenantMigrations.Postgres.Local;
using TenantMigrations.TestKit;
using TenantMigrations.TestKit.Postgres;

namespace TenantMigrations.Postgres.Tests.Verification;

/// <summary>Migrations that are not what they seem: the verification ends, says what is true, and leaves no database and no role behind.</summary>
public sealed class HostileMigrationTests
{
    [Theory]
    [InlineData("DO $$ BEGIN EXECUTE format('ALTER DATABASE %I IS_TEMPLATE true', current_database()); END $$")]
    [InlineData("CREATE SUBSCRIPTION news CONNECTION 'dbname=nowhere' PUBLICATION news WITH (connect = false)")]
    public async Task What_holds_a_throw_away_database_fast_is_taken_away_with_it(string up)
    {
        var trial = new Trial();
        trial.Global("hold", up, "SELECT 1");

        await trial.VerifyAsync();

        Assert.Empty(await LeftAsync());
    }

    [Fact]
    public async Task A_database_that_a_migration_made_on_somebody_s_server_is_that_login_s_and_the_role_is_gone()
    {
        var name = $"made_{Guid.NewGuid():N}";
        var trial = new Trial();
        trial.Global("make", $"CREATE DATABASE {name}", options: "irreversible: it is somebody's", direct: true);

        await trial.VerifyAsync();

        await using var database = await PostgresServer.Current.CreateDatabaseAsync();
        Assert.Empty(await LeftAsync());
        Assert.True(await database.ScalarAsync<bool>($"SELECT datdba = current_user::regrole FROM pg_database WHERE datname = '{name}'"));
        await database.ExecuteAsync($"DROP DATABASE {name}");
    }

    [Fact]
    public async Task A_migration_that_ends_all_other_sessions_of_the_database_is_verified_all_the_same()
    {
        var trial = new Trial();
        trial.Tenant("table", "CREATE TABLE notes (id int)", "DROP TABLE notes");
        trial.Global("alone", "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()", "SELECT 1");

        var report = await trial.VerifyAsync();

        Assert.Null(report.Failure);
        Assert.Empty(report.Findings);
    }

    [Theory]
    [InlineData("EXECUTE 'DROP SCHEMA tenant_' || 'migrations CASCADE'")]
    [InlineData("EXECUTE 'DELETE FROM tenant_' || 'migrations.tenant_migration_status'")]
    public async Task Who_changes_the_journal_where_no_compiler_sees_it_fails(string hidden)
    {
        var trial = new Trial();
        var first = trial.Global("first", "CREATE TABLE notes (id int)", "DROP TABLE notes");
        var second = trial.Global("second", $"DO $$ BEGIN {hidden}; END $$", "SELECT 1", needs: first);

        var failure = (await trial.VerifyAsync()).Failure;

        Assert.NotNull(failure);
        Assert.Equal(second, failure.Error.MigrationId);
        Assert.StartsWith("the migration changes the journal", failure.Error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SELECT 1 AS tenant_migrations_seen, 2 AS b, 3 AS c")]
    [InlineData("SELECT 'x' AS tenant_migrations_session, 'y' AS b, 'z' AS c")]
    [InlineData("SELECT 'x' AS tenant_migrations_time")]
    [InlineData("CREATE TYPE pg_temp.text AS (x int)")]
    [InlineData("CREATE TEMP TABLE pg_class (id int); CREATE TEMP TABLE pg_locks (id int)")]
    public async Task What_a_migration_calls_its_own_is_not_taken_for_the_watcher_s(string statement)
    {
        var trial = new Trial();
        trial.Global("names", $"CREATE TABLE notes (id int); {statement}; ALTER TABLE notes ADD COLUMN body int", "DROP TABLE notes");

        var report = await trial.VerifyAsync();

        Assert.Null(report.Failure);
        Assert.Empty(report.Findings);
        Assert.Equal(TableLock.AccessExclusive, report.Migrations[0].UpStatements[0].Observation.Relations.Single(relation => relation.Name == "notes").Lock);
    }

    [Fact]
    public async Task A_tenants_migration_runs_in_a_session_that_never_was_a_superusers()
    {
        var trial = new Trial();
        trial.Global("global", "CREATE TABLE public.everybody (id int)", "DROP TABLE public.everybody");
        trial.Tenant("tenant", "DO $$ BEGIN ASSERT current_setting('is_superuser') = 'off'; END $$", "SELECT 1");

        Assert.Null((await trial.VerifyAsync()).Failure);
    }

    [Fact]
    public async Task What_a_statement_says_of_a_connection_of_its_own_is_told_at_its_line()
    {
        var trial = new Trial();
        trial.Global("elsewhere", "SELECT 1; DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '08001', MESSAGE = 'could not establish connection'; END $$", "SELECT 1");

        var error = (await trial.VerifyAsync()).Failure!.Error;

        Assert.Equal("could not establish connection", error.Message);
        Assert.Equal((4, 11), (error.Line, error.Column));
    }

    [Fact]
    public async Task A_database_that_takes_no_writing_any_more_is_told_by_the_next_migration()
    {
        await FailsAsync("cannot execute CREATE TABLE in a read-only transaction", (trial, first) => trial.Global("second", "CREATE TABLE notes (id int)", "DROP TABLE notes", needs: first));
        await FailsAsync("cannot execute INSERT in a read-only transaction", (trial, first) => trial.Tenant("second", "CREATE TABLE notes (id int)", "DROP TABLE notes", needs: first));
    }

    [Fact]
    public async Task A_seed_that_commits_is_refused_at_that_line_and_what_it_sets_does_not_touch_the_comparison()
    {
        var trial = new Trial { Seed = "SET ROLE pg_monitor;\nCREATE TEMP TABLE IF NOT EXISTS pg_class (id int);\nSET statement_timeout = '1ms';\n" };
        trial.Global("table", "CREATE TABLE notes (id int)", "DROP TABLE notes");
        Assert.Empty((await trial.VerifyAsync()).Findings);

        trial.Seed = "BEGIN;\nSELECT 1;\nCOMMIT;\n";
        Assert.StartsWith("seed.sql(3,1): it ends the transaction", (await Assert.ThrowsAsync<FleetException>(trial.VerifyAsync)).Message, StringComparison.Ordinal);

        trial.Seed = "SELECT 1;\nSELECT pg_terminate_backend(pg_backend_pid());\n";
        Assert.StartsWith("seed.sql(2,1): the connection was lost over it", (await Assert.ThrowsAsync<FleetException>(trial.VerifyAsync)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_statement_that_would_take_for_ever_is_cancelled_with_the_verification(bool direct)
    {
        var mark = $"slow {Guid.NewGuid():N}";
        var trial = new Trial();
        trial.Global("slow", $"SELECT pg_sleep(600), '{mark}'", "SELECT 1", direct: direct);
        using var stopping = new CancellationTokenSource();
        await using var database = await PostgresServer.Current.CreateDatabaseAsync();

        var verifying = trial.VerifyAsync(stopping.Token);
        while ((await database.RowsAsync($"SELECT 1 FROM pg_stat_activity WHERE query LIKE '%{mark}%' AND pid <> pg_backend_pid() AND state = 'active'")).Length == 0) await Task.Delay(20);
        await stopping.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => verifying.WaitAsync(TimeSpan.FromSeconds(60)));
        Assert.Empty(await LeftAsync());
    }

    [Fact]
    public async Task On_a_server_of_its_own_nothing_of_one_place_is_met_in_the_next()
    {
        await using var server = await LocalPostgres.StartThrowawayAsync(Repository.Root, _ => { });
        var trial = new Trial { OwnServer = server.ConnectionString };
        trial.Global("role", "CREATE ROLE app; GRANT CONNECT ON DATABASE postgres TO app; GRANT SET ON PARAMETER work_mem TO app", options: "irreversible: roles stay");
        trial.Global("database", "CREATE DATABASE warehouse", "DROP DATABASE warehouse", direct: true);
        trial.Global("alone", "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'", "SELECT 1");
        trial.Global("settings", "DO $$ BEGIN ASSERT current_setting('notes.seen', true) IS NULL; END $$; ALTER ROLE ALL SET notes.seen = 'yes'", options: "irreversible: settings stay");

        var report = await trial.VerifyAsync();

        Assert.Null(report.Failure);
        Assert.Empty(report.Findings);
    }

    private static async Task FailsAsync(string message, Func<Trial, string, string> add)
    {
        var trial = new Trial();
        var first = trial.Global("first", "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET default_transaction_read_only = on', current_database()); END $$", "SELECT 1");
        var second = add(trial, first);

        var failure = (await trial.VerifyAsync()).Failure;

        Assert.Equal(second, failure?.Error.MigrationId);
        Assert.Contains(message, failure!.Error.Message, StringComparison.Ordinal);
    }

    // Forsaken ones only: other tests verify at the same time.
    private static async Task<string[]> LeftAsync()
    {
        await using var database = await PostgresServer.Current.CreateDatabaseAsync();
        return await database.RowsAsync("""
            SELECT name FROM (SELECT datname::text AS name FROM pg_database UNION ALL SELECT rolname FROM pg_roles) AS names
            WHERE name LIKE 'tm\_verify\_%' AND NOT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND objid = ('x' || substr(name, 11, 8))::bit(32)::bigint::oid)
            """);
    }
}
