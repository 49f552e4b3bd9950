using TenantMigrations.TestKit.Processes;

namespace TenantMigrations.Build.Tests;

/// <summary>The lock file in real builds, and the targets that keep it, on projects that do not compile.</summary>
public sealed class HistoryTests(PackageFeed feed)
{
    private const string Users = "Shop/migrations/system/20240101100000_create_users.sql";
    private const string Orders = "Shop/migrations/system/20240201100000_create_orders.sql";
    private const string Roles = "Shop/migrations/system/20240115100000_add_roles.sql";

    [Fact]
    public async Task What_was_released_is_guarded_by_the_compiler()
    {
        using var consumer = WriteShop();
        (await consumer.DotnetAsync("build", "Shop", "-t:LockMigrations")).Expect(0);
        Assert.Contains("total 2 v1:", await File.ReadAllTextAsync(consumer.PathTo("Shop", "migrations.lock"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        (await consumer.DotnetAsync("build", "Shop")).Expect(0);

        consumer.Write(Users, Migration("CREATE TABLE users (id uuid);"));
        File.Delete(consumer.PathTo(Orders));
        consumer.Write(Roles, Migration("SELECT 1;"));
        var errors = ErrorLines(await consumer.DotnetAsync("build", "Shop"));

        Assert.Single(errors, line => line.Contains(Users + "(4,1): error TM1013", StringComparison.Ordinal) && line.Contains("now 'CREATE TABLE users (id uuid);'", StringComparison.Ordinal));
        Assert.Single(errors, line => line.Contains("Shop/migrations.lock(5,1): error TM1014", StringComparison.Ordinal));
        Assert.Single(errors, line => line.Contains(Roles + "(1,1): error TM1015", StringComparison.Ordinal));
        Assert.Equal(3, errors.Count);

        var locked = await consumer.DotnetAsync("build", "Shop", "-t:LockMigrations");
        Assert.Equal(1, locked.ExitCode);
        Assert.Contains(consumer.PathTo(Users) + "(4,1): error TM1013", locked.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_project_that_does_not_compile_is_rebased_and_compiles()
    {
        using var consumer = WriteShop();
        (await consumer.DotnetAsync("build", "Shop", "-t:LockMigrations")).Expect(0);
        consumer.Write(Roles, Migration("CREATE TABLE roles (id bigint);"));
        Assert.Contains(Roles + "(1,1): error TM1015", Assert.Single(ErrorLines(await consumer.DotnetAsync("build", "Shop"))), StringComparison.Ordinal);

        var rebased = (await consumer.DotnetAsync("build", "Shop", "-t:RebaseMigrations")).Expect(0);

        Assert.Contains("1 migration moved behind 20240201100000_create_orders.", rebased.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(consumer.PathTo(Roles)));
        (await consumer.DotnetAsync("build", "Shop")).Expect(0);
        Assert.Equal(1, (await consumer.DotnetAsync("build", "Shop", "-t:LockMigrations", "-p:TenantMigrationsArguments=--check")).ExitCode);
        (await consumer.DotnetAsync("build", "Shop", "-t:LockMigrations")).Expect(0);
        (await consumer.DotnetAsync("build", "Shop", "-t:LockMigrations", "-p:TenantMigrationsArguments=--check")).Expect(0);
    }

    [Fact]
    public async Task The_tool_can_be_installed()
    {
        using var consumer = WriteShop();
        (await consumer.DotnetAsync("tool", "install", "TenantMigrations.Tool", "--version", "0.1.0", "--tool-path", consumer.PathTo("tools"))).Expect(0);
        var run = await new CommandLine(consumer.PathTo("tools", "tenant-migrations"), "lock") { WorkingDirectory = consumer.PathTo("Shop", "migrations") }.RunAsync();
        Assert.Contains("migrations.lock records 2 migrations.", run.Expect(0).Output, StringComparison.Ordinal);
    }

    private Consumer WriteShop()
    {
        var consumer = new Consumer(feed);
        consumer.WriteSmallProject("Shop");
        consumer.Write(Users, Migration("CREATE TABLE users (id bigint);"));
        consumer.Write(Orders, Migration("CREATE TABLE orders (id bigint);"));
        return consumer;
    }

    private static string Migration(string up) => $"-- description: x\n\n-- migrate:up\n{up}\n\n-- migrate:down\nSELECT 1;\n";

    private static List<string> ErrorLines(ProcessRun run) =>
        [.. run.Output.Split('\n').Where(line => line.Contains(": error ", StringComparison.Ordinal)).Select(line => line.Trim()).Distinct()];
}
