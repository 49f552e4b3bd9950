using Npgsql;
using TenantMigrations.TestKit.Postgres;
using TenantMigrations.TestKit.Processes;

namespace TenantMigrations.Samples.Tests;

/// <summary>Each wrong input ends with its exit code and a message for people, and changes nothing.</summary>
public sealed class BadInputTests
{
    private const string CreateStaff = "migrations/tenant-specific/20240301091000_create_staff.sql";

    [Fact]
    public async Task An_unreachable_server_is_exit_5_and_no_stack_trace()
    {
        using var storefront = new Sample("Storefront", "Host=127.0.0.1;Port=1;Username=app;Password=hunter2;Database=shop");

        var run = await storefront.RunAsync("run");

        AssertRefused(run, 5, "localhost:1");
        Assert.DoesNotContain("hunter2", run.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_password_is_said_and_never_printed()
    {
        await using var database = await PostgresServer.Current.CreateDatabaseAsync();
        using var storefront = new Sample("Storefront", new NpgsqlConnectionStringBuilder(database.ConnectionString) { Password = "hunter2" }.ConnectionString);

        var run = await storefront.RunAsync("run");

        AssertRefused(run, 5, "password");
        Assert.DoesNotContain("hunter2", run.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("status", "Host=db;Password=hunter2")]
    [InlineData("Host=db;Password=hunter2")]
    [InlineData("status", "--connection-variable", "Host=db;Password=hunter2")]
    public async Task A_connection_string_on_the_command_line_is_refused_and_not_repeated(params string[] arguments)
    {
        using var storefront = new Sample("Storefront", "unused");

        var run = (await storefront.RunAsync(arguments)).Expect(2);

        Assert.DoesNotContain("hunter2", run.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_of_megabytes_is_cut()
    {
        await using var database = await PostgresServer.Current.CreateDatabaseAsync();
        await database.ExecuteAsync("CREATE SCHEMA one");
        using var clinic = new Sample("Clinic", database.ConnectionString).With(new { SharedSchemas = new[] { "reference" }, Tenants = new { List = new[] { new { id = "one" } } } });
        (await clinic.RunAsync("init")).Expect(0);
        await database.ExecuteAsync("""
            CREATE FUNCTION shout() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '%', repeat('0123456789', 100000); END $$;
            CREATE EVENT TRIGGER shout ON ddl_command_start WHEN TAG IN ('CREATE FUNCTION') EXECUTE FUNCTION shout();
            """);

        var run = (await clinic.RunAsync("run")).Expect(1);

        Assert.Contains("characters more", run.Text, StringComparison.Ordinal);
        Assert.InRange(run.Text.Length, 1, 60_000);
    }

    [Fact]
    public async Task A_tenant_that_does_not_exist_is_exit_2_and_names_the_nearest()
    {
        await using var database = await PostgresServer.Current.CreateDatabaseAsync();
        using var storefront = new Sample("Storefront", database.ConnectionString);

        AssertRefused(await storefront.RunAsync("run", "--tenant", "acmee"), 2, "acme");
        Assert.False(await database.ScalarAsync<bool>("SELECT to_regnamespace('tenant_migrations') IS NOT NULL"));
    }

    [Fact]
    public async Task A_tenant_list_with_duplicates_is_exit_2()
    {
        await using var database = await PostgresServer.Current.CreateDatabaseAsync();
        using var storefront = new Sample("Storefront", database.ConnectionString).With(new { Tenants = new { List = new[] { new { id = "acme" }, new { id = "birch" }, new { id = "acme" } } } });

        AssertRefused(await storefront.RunAsync("run"), 2, "acme");
        Assert.False(await database.ScalarAsync<bool>("SELECT to_regnamespace('tenant_migrations') IS NOT NULL"));
    }

    [Theory]
    [InlineData("Paralelism", "8", "Parallelism")]
    [InlineData("Parallelism", "many", "Parallelism")]
    [InlineData("TransactionPer", "Wave", "TransactionPer")]
    public async Task A_wrong_setting_is_exit_2_and_named(string key, string value, string named)
    {
        await using var database = await PostgresServer.Current.CreateDatabaseAsync();
        using var storefront = new Sample("Storefront", database.ConnectionString);
        storefront.Environment["TENANTMIGRATIONS__" + key.ToUpperInvariant()] = value;

        AssertRefused(await storefront.RunAsync("run"), 2, named);
    }

    [Fact]
    public async Task Without_a_connection_a_release_is_exit_2_and_starts_no_local_server()
    {
        using var storefront = new Sample("Storefront", "unused");
        storefront.Environment["TENANTMIGRATIONS__CONNECTIONSTRING"] = null;

        var run = await storefront.RunAsync("run");

        AssertRefused(run, 2, "ConnectionString");
        Assert.DoesNotContain("Starting a local", run.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Local_outside_development_is_exit_2()
    {
        using var storefront = new Sample("Storefront", "unused");
        storefront.Environment["TENANTMIGRATIONS__CONNECTIONSTRING"] = null;
        storefront.Environment["TENANTMIGRATIONS__LOCAL"] = "true";

        AssertRefused(await storefront.RunAsync("run"), 2, "Development");
    }

    [Fact]
    public async Task A_schema_with_a_hostile_name_is_only_a_name()
    {
        const string Hostile = "a\"; drop table x; --";
        await using var database = await PostgresServer.Current.CreateDatabaseAsync();
        await database.ExecuteAsync("CREATE TABLE x (); CREATE SCHEMA \"a\"\"; drop table x; --\"");
        using var clinic = new Sample("Clinic", database.ConnectionString).With(new { SharedSchemas = new[] { "reference" }, Tenants = new { List = new[] { new { id = "[red]o'brien", schema = Hostile } } } });

        var run = (await clinic.RunAsync("run")).Expect(0);

        Assert.Contains("[red]o'brien", run.Output, StringComparison.Ordinal);
        Assert.Equal(7, await database.ScalarAsync<long>($"SELECT count(*) FROM pg_tables WHERE schemaname = $${Hostile}$$"));
        Assert.True(await database.ScalarAsync<bool>("SELECT to_regclass('public.x') IS NOT NULL"));
    }

    [Theory]
    [InlineData("Migration")]
    [InlineData("Tenant")]
    public async Task A_failure_on_the_third_of_five_leaves_the_other_four_done(string transactionPer)
    {
        await using var database = await PostgresServer.Current.CreateDatabaseAsync();
        string[] schemas = ["one", "two", "three", "four", "five"];
        await database.ExecuteAsync(string.Concat(schemas.Select(schema => $"CREATE SCHEMA {schema};")) + "CREATE TABLE three.rooms (stands_in_the_way text)");
        using var clinic = new Sample("Clinic", database.ConnectionString).With(new
        {
            TransactionPer = transactionPer,
            SharedSchemas = new[] { "reference" },
            Tenants = new { List = schemas.Select(schema => new { id = schema, schema }) },
        });

        var run = (await clinic.RunAsync("run")).Expect(1);

        Assert.Contains($"{CreateStaff}(12,1)", run.Text, StringComparison.Ordinal);
        Assert.Contains("relation \"rooms\" already exists", run.Text, StringComparison.Ordinal);
        Assert.Contains("three", run.Text, StringComparison.Ordinal);
        Assert.Equal(4, await database.ScalarAsync<long>("SELECT count(*) FROM pg_tables WHERE tablename = 'visit_types'"));
        Assert.Equal(0, await database.ScalarAsync<long>("SELECT count(*) FROM pg_tables WHERE schemaname = 'three' AND tablename = 'practitioners'"));
        Assert.Equal("stands_in_the_way", await database.ScalarAsync<string>("SELECT column_name::text FROM information_schema.columns WHERE table_schema = 'three' AND table_name = 'rooms'"));
        Assert.Equal("failed", await database.ScalarAsync<string>("SELECT status FROM tenant_migrations.tenant_migration_status WHERE tenant_id = 'three' AND migration_id LIKE '%create_staff'"));

        await database.ExecuteAsync("DROP TABLE three.rooms");
        (await clinic.RunAsync("run")).Expect(0);
        (await clinic.RunAsync("status", "--check")).Expect(0);
    }

    private static void AssertRefused(ProcessRun run, int exitCode, string says)
    {
        run.Expect(exitCode);
        Assert.Contains(says, run.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", run.Text, StringComparison.Ordinal);
    }
}
