using System.Runtime.CompilerServices;
using TenantMigrations.TestKit.Postgres;
using TenantMigrations.TestKit.Processes;

namespace TenantMigrations.Build.Tests;

/// <summary>A project that is registry and runner in one, from the package, outside the repository.</summary>
public sealed class SmallLayoutTests(PackageFeed feed)
{
    private const string CreateNotes = "Shop/migrations/system/20240101100000_create_notes.sql";
    private const string AddNoteTitle = "Shop/migrations/system/20240102100000_add_note_title.sql";

    [Fact]
    public async Task A_user_builds_breaks_a_dependency_mends_it_and_migrates()
    {
        await using var database = await PostgresServer.Current.CreateDatabaseAsync();
        using var consumer = WriteShop(database);

        (await consumer.DotnetAsync("new", "sln", "-n", "Shop")).Expect(0);
        (await consumer.DotnetAsync("sln", "add", "Shop")).Expect(0);
        (await consumer.DotnetAsync("build")).Expect(0);

        consumer.Write(AddNoteTitle, AddTitle("20240101100000_create_note"));
        var broken = await consumer.DotnetAsync("build");
        Assert.Equal(1, broken.ExitCode);
        var error = Assert.Single(broken.Output.Split('\n').Where(line => line.Contains(": error ", StringComparison.Ordinal)).Distinct());
        Assert.Contains($"{AddNoteTitle}(2,16): error TM1003", error, StringComparison.Ordinal);
        Assert.Contains("20240101100000_create_notes", error, StringComparison.Ordinal);

        consumer.Write(AddNoteTitle, AddTitle("20240101100000_create_notes"));
        var migrated = (await MigrateAsync(consumer)).Expect(0);
        Assert.Equal(2, await database.ScalarAsync<long>("SELECT count(*) FROM tenant_migrations.tenant_migration_status WHERE status = 'completed'"));
        Assert.Equal("title", await database.ScalarAsync<string>("SELECT column_name::text FROM information_schema.columns WHERE table_name = 'notes' AND column_name = 'title'"));
        AssertNoSecret(database, migrated);
    }

    [Fact]
    public async Task A_failure_in_the_database_is_an_error_on_the_line_of_the_file()
    {
        await using var database = await PostgresServer.Current.CreateDatabaseAsync();
        using var consumer = WriteShop(database);
        consumer.Write(AddNoteTitle, """
            -- description: fails
            -- depends-on: 20240101100000_create_notes

            -- migrate:up
            ALTER TABLE notes ADD COLUMN title text;
            ALTER TABLE nots ADD COLUMN body text;

            -- migrate:down
            ALTER TABLE notes DROP COLUMN title;
            """);

        var run = await MigrateAsync(consumer);

        Assert.Equal(1, run.ExitCode);
        var error = Assert.Single(run.Output.Split('\n').Where(line => line.Contains(": error ", StringComparison.Ordinal)).Distinct());
        Assert.Contains($"{consumer.PathTo(AddNoteTitle)}(6,", error, StringComparison.Ordinal);
        Assert.Contains("relation \"nots\" does not exist", error, StringComparison.Ordinal);
        AssertNoSecret(database, run);
    }

    [Fact]
    public async Task Design_time_builds_and_plain_builds_touch_no_database()
    {
        await using var database = await PostgresServer.Current.CreateDatabaseAsync();
        using var consumer = WriteShop(database);

        (await consumer.DotnetAsync("build", "Shop")).Expect(0);
        (await consumer.DotnetAsync("build", "Shop", "-t:MigrateTenants", "-p:DesignTimeBuild=true", "-p:TenantMigrationsConnectionVariable=SHOP_DATABASE")).Expect(0);

        Assert.False(await database.ScalarAsync<bool>("SELECT to_regnamespace('tenant_migrations') IS NOT NULL"));
    }

    [Fact]
    public async Task VerifyMigrations_tells_a_down_part_that_forgets_something_at_its_line_and_touches_nothing()
    {
        await using var database = await PostgresServer.Current.CreateDatabaseAsync();
        using var consumer = WriteShop(database);
        consumer.Write("Shop/migrations/tenant/system/20240109090000_forgetful.sql", "-- description: Forgets\n\n-- migrate:up\nCREATE TABLE kept (id int);\nCREATE TABLE gone (id int);\n\n-- migrate:down\nDROP TABLE gone;\n");

        var run = await consumer.DotnetAsync(
            "build", "Shop", "-t:VerifyMigrations", "-p:TenantMigrationsConnectionVariable=SHOP_DATABASE", "-p:TenantMigrationsArguments=--report verify.md");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("Shop/migrations/tenant/system/20240109090000_forgetful.sql(4,1): error TM5101: The down part does not restore the catalog. Left over: relation public.kept", run.Output, StringComparison.Ordinal);
        Assert.False(await database.ScalarAsync<bool>("SELECT to_regnamespace('tenant_migrations') IS NOT NULL OR to_regclass('kept') IS NOT NULL"));
        AssertNoSecret(database, run);
    }

    [Theory]
    [InlineData("--local")]
    [InlineData("bir ch")]
    [InlineData("""o'x\\""")]
    [InlineData("""a\b""")]
    public async Task A_tenant_with_an_odd_name_is_asked_for_as_it_is(string tenant)
    {
        await using var database = await PostgresServer.Current.CreateDatabaseAsync();
        using var consumer = WriteShop(database);

        var run = await consumer.DotnetAsync(
            "build", "Shop", "-t:MigrateTenants", "-p:TenantMigrationsConnectionVariable=SHOP_DATABASE", "-p:TenantMigrationsTenant=" + tenant.Replace("\\", "%5C", StringComparison.Ordinal));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("error TM9002", run.Output, StringComparison.Ordinal);
        Assert.Contains($"'{tenant}'", run.Output.Split('\n').First(line => line.Contains("TM9002", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.DoesNotContain("Starting a local", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_several_target_frameworks_each_target_runs_once()
    {
        await using var database = await PostgresServer.Current.CreateDatabaseAsync();
        using var consumer = WriteShop(database, "<TargetFramework></TargetFramework><TargetFrameworks>net10.0;net9.0</TargetFrameworks>");

        var run = (await MigrateAsync(consumer)).Expect(0);

        Assert.Equal(2, await database.ScalarAsync<long>("SELECT count(*) FROM tenant_migrations.tenant_migration_log WHERE kind = 'applied'"));
        AssertNoSecret(database, run);
    }

    [Fact]
    public async Task The_published_project_is_the_deployment_runner()
    {
        await using var database = await PostgresServer.Current.CreateDatabaseAsync();
        using var consumer = WriteShop(database);
        (await consumer.DotnetAsync("publish", "Shop", "-o", consumer.PathTo("out"))).Expect(0);

        var runner = new CommandLine(consumer.PathTo("out", "Shop"), "run")
        {
            Environment = new Dictionary<string, string?> { ["TENANTMIGRATIONS__CONNECTIONSTRING"] = database.ConnectionString },
        };

        (await runner.RunAsync()).Expect(0);
        Assert.Equal(2, await database.ScalarAsync<long>("SELECT count(*) FROM tenant_migrations.tenant_migration_status"));
        (await (runner with { Environment = new Dictionary<string, string?>() }).RunAsync()).Expect(2);
    }

    [Fact]
    public async Task A_directory_that_does_not_exist_is_an_error_that_names_the_property()
    {
        await using var database = await PostgresServer.Current.CreateDatabaseAsync();
        using var consumer = WriteShop(database, "<TenantMigrationsDirectory>migratons</TenantMigrationsDirectory>");

        var run = await consumer.DotnetAsync("build", "Shop");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("error TM9013: The folder 'migratons' that TenantMigrationsDirectory names does not exist", run.Output, StringComparison.Ordinal);
    }

    private static Task<ProcessRun> MigrateAsync(Consumer consumer) =>
        consumer.DotnetAsync("build", "Shop", "-t:MigrateTenants", "-p:TenantMigrationsConnectionVariable=SHOP_DATABASE");

    private Consumer WriteShop(TestDatabase database, string properties = "")
    {
        var consumer = new Consumer(feed);
        consumer.Environment["SHOP_DATABASE"] = database.ConnectionString;
        consumer.WriteSmallProject("Shop", properties);
        consumer.WriteSettings("Shop", "acme", "birch");
        consumer.Write(CreateNotes, """
            -- description: A place for notes

            -- migrate:up
            CREATE TABLE notes (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, tenant_id text NOT NULL);

            -- migrate:down
            DROP TABLE notes;
            """);
        consumer.Write(AddNoteTitle, AddTitle("20240101100000_create_notes"));
        return consumer;
    }

    private static string AddTitle(string dependency) => $"""
        -- description: Notes have a title
        -- depends-on: {dependency}

        -- migrate:up
        ALTER TABLE notes ADD COLUMN title text;

        -- migrate:down
        ALTER TABLE notes DROP COLUMN title;
        """;

    private static void AssertNoSecret(TestDatabase database, ProcessRun run, [CallerMemberName] string test = "")
    {
        var password = new Npgsql.NpgsqlConnectionStringBuilder(database.ConnectionString).Password;
        Assert.True(string.IsNullOrEmpty(password) || !run.Text.Contains(password, StringComparison.Ordinal), $"{test} printed the password");
        Assert.DoesNotContain(database.ConnectionString, run.Text, StringComparison.Ordinal);
    }
}
