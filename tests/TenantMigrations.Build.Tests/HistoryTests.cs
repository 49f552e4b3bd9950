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
    public async Task The_targets_work_where_a_dependency_does_not_exist()
    {
        using var consumer = WriteShop();
        (await consumer.DotnetAsync("build", "Shop", "-t:LockMigrations")).Expect(0);
        const string later = "Shop/migrations/system/20240301100000_later.sql";
        consumer.Write(later, "-- depends-on: 20240101100000_create_user\n\n-- migrate:up\nSELECT 1;\n\n-- migrate:down\nSELECT 1;\n");
        consumer.Write(Roles, Migration("CREATE TABLE roles (id bigint);"));
        Assert.Contains(ErrorLines(await consumer.DotnetAsync("build", "Shop")), line => line.Contains(later + "(1,", StringComparison.Ordinal) && line.Contains("error TM1003", StringComparison.Ordinal));

        var locked = (await consumer.DotnetAsync("build", "Shop", "-t:LockMigrations")).Expect(1);
        Assert.Contains(consumer.PathTo(later) + "(1,", locked.Output, StringComparison.Ordinal);
        Assert.Contains("error TM1003", locked.Output, StringComparison.Ordinal);
        Assert.Contains(consumer.PathTo(Roles) + "(1,1): error TM1015", locked.Output, StringComparison.Ordinal);

        (await consumer.DotnetAsync("build", "Shop", "-t:RebaseMigrations")).Expect(0);
        Assert.False(File.Exists(consumer.PathTo(Roles)));
        var left = Assert.Single(ErrorLines((await consumer.DotnetAsync("build", "Shop", "-t:LockMigrations")).Expect(1)));
        Assert.Contains("error TM1003", left, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_targets_work_where_the_lock_file_has_a_conflict()
    {
        using var consumer = WriteShop();
        (await consumer.DotnetAsync("build", "Shop", "-t:LockMigrations")).Expect(0);
        var file = consumer.PathTo("Shop", "migrations.lock");
        var text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        var lines = text.TrimEnd('\n').Split('\n');
        consumer.Write("Shop/migrations.lock", string.Join('\n', [.. lines[..^1], "<<<<<<< HEAD", lines[^1], "=======", ">>>>>>> main", ""]));
        Assert.Contains("error TM1017", Assert.Single(ErrorLines(await consumer.DotnetAsync("build", "Shop"))), StringComparison.Ordinal);

        foreach (var target in new[] { "LockMigrations", "RebaseMigrations" })
            Assert.Contains(file + $"({lines.Length},1): error TM1017", (await consumer.DotnetAsync("build", "Shop", "-t:" + target)).Expect(1).Output, StringComparison.Ordinal);

        (await consumer.DotnetAsync("build", "Shop", "-t:LockMigrations", "-p:TenantMigrationsArguments=--keep both")).Expect(0);
        Assert.Equal(text, await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        (await consumer.DotnetAsync("build", "Shop")).Expect(0);
    }

    [Fact]
    public async Task The_targets_pass_what_only_MSBuild_knows()
    {
        using var consumer = WriteShop();
        const string query = "CREATE TABLE users (id bigint);\nMERGE INTO users USING users u ON users.id = u.id WHEN NOT MATCHED BY SOURCE THEN DELETE;";
        consumer.Write(Users, Migration(query + "\nVACUUM;"));
        consumer.Write("Shop/directory.build.more.props", "<Project><PropertyGroup><TenantMigrationsPostgresVersion>$([MSBuild]::Add(10, 7))</TenantMigrationsPostgresVersion></PropertyGroup></Project>");
        consumer.Write("Shop/Directory.Build.props", """
            <Project>
              <Import Project="$([MSBuild]::GetPathOfFileAbove('Directory.Build.props', '$(MSBuildThisFileDirectory)../'))" />
              <Import Project="$(MSBuildThisFileName.ToLower()).more.props" />
              <PropertyGroup>
                <TenantMigrationsSeverities>
                  $([System.String]::Copy('TM2001=warning'));
                  TM1019=none;
                </TenantMigrationsSeverities>
                <NoWarn>$(NoWarn);"quoted";a b\</NoWarn>
                <TreatWarningsAsErrors>false</TreatWarningsAsErrors>
              </PropertyGroup>
            </Project>
            """);

        var locked = (await consumer.DotnetAsync("build", "Shop", "-t:LockMigrations")).Expect(0);

        Assert.DoesNotContain("error", locked.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(consumer.PathTo("Shop", "migrations.lock")));
        Assert.Equal(1, (await consumer.DotnetAsync("build", "Shop", "-t:LockMigrations", "-p:TenantMigrationsPostgresVersion=15")).ExitCode);
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
