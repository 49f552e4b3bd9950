using System.Text.Json;
using TenantMigrations.Engine;
using TenantMigrations.TestKit;

namespace TenantMigrations.Runner.Tests.Authoring;

/// <summary>The verbs that write, check and draw migrations: they ask neither the registry nor a database, but for <c>graph --applied</c>.</summary>
public sealed class AuthoringVerbTests
{
    private const string Users = "migrations/system/20240101000000_create_users.sql";
    private const string Visits = "migrations/tenant-specific/20240201000000_create_visits.sql";

    [Theory]
    [InlineData("create", "AddRoleToUsers", "Users have a role; visits count")]
    [InlineData("create-dry", "add_role", "--dry-run", "--csharp")]
    [InlineData("create-again", "create_users", "Again")]
    [InlineData("create-unknown", "add_role", "--depends-on", "create_user")]
    public async Task What_create_says(string name, params string[] args)
    {
        using var run = Shop();
        var code = await run.RunAsync(["create", .. args]);
        Assert.Equal(name is "create" or "create-dry" ? ExitCode.Done : ExitCode.Findings, code);
        Assert.Empty(run.ErrorText);
        Assert.Null(run.Opening);
        Snapshot.Verify(run.OutText, name: $"AuthoringVerbTests.{name}");
    }

    [Fact]
    public async Task What_is_created_has_no_finding()
    {
        using var run = Shop();
        foreach (var options in new string[][] { ["one"], ["two", "--csharp"], ["three", "--tenant-specific"], ["four", "--csharp", "--tenant-specific", "--depends-on", "one", "two"] })
            Assert.Equal(ExitCode.Done, await run.RunAsync(["create", .. options]));
        Assert.Equal((ExitCode.Done, "6 migrations, no findings.\n"), await AgainAsync(run, "lint"));
    }

    [Fact]
    public async Task Findings_of_lint_are_errors_and_warnings_of_a_build()
    {
        using var run = Shop();
        Write(run, "migrations/system/20240301000000_vacuum.sql", "VACUUM;", "-- depends-on: 20240501000000_later\n");
        Write(run, "migrations/system/20240501000000_later.sql", "SELECT 1;");
        Assert.Equal(ExitCode.Findings, (await AgainAsync(run, "lint")).Code);
        Snapshot.Verify(run.OutText);

        var log = BuildLog.Of((await AgainAsync(run, "lint", "--format", "msbuild")).Text);
        Assert.Equal("TM2001", Assert.Single(log.Errors).Code);
        Assert.Contains("later timestamp", Assert.Single(log.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Warnings_alone_are_no_failure()
    {
        using var run = Shop();
        Write(run, "migrations/system/20240301000000_early.sql", "SELECT 1;", "-- depends-on: 20240501000000_later\n");
        Write(run, "migrations/system/20240501000000_later.sql", "SELECT 1;");
        Assert.Equal(ExitCode.Done, (await AgainAsync(run, "lint")).Code);
        Assert.Contains("4 migrations: 0 errors, 1 warning.", run.OutText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_graph_is_a_list_on_a_terminal_and_a_drawing_where_one_is_asked_for()
    {
        using var run = Shop();
        Write(run, "migrations/system/20240301000000_publish.sql", "SELECT 1;", "-- depends-on: 20240201000000_create_visits\n-- depends-on: 20240101000000_create_user\n");
        Assert.Equal(ExitCode.Done, (await AgainAsync(run, "graph")).Code);
        Snapshot.Verify(run.OutText);
        Assert.StartsWith("flowchart TB\n", (await AgainAsync(run, "graph", "--format", "mermaid")).Text, StringComparison.Ordinal);
        Assert.StartsWith("digraph migrations {\n", (await AgainAsync(run, "graph", "--format", "DOT")).Text, StringComparison.Ordinal);
        Assert.EndsWith("</svg>\n", (await AgainAsync(run, "graph", "--format", "svg")).Text, StringComparison.Ordinal);
        Assert.Null(run.Opening);
    }

    [Fact]
    public async Task A_graph_shows_what_is_applied_where_when_it_asks_the_databases()
    {
        using var run = Shop();
        MigrationState state = new("20240201000000_create_visits", MigrationStatus.Completed, null, null, null, null);
        TenantStatus Tenant(string name, MigrationStatus status) => new(name, name, "shop", TenantState.Active, 0, 0, 0, [state with { Status = status }]);
        run.Fleet.Status = () => new FleetStatus(TenantIsolation.Schema, null, [], [Tenant("acme", MigrationStatus.Completed), Tenant("birch", MigrationStatus.Pending)]);

        Assert.Equal(ExitCode.Done, (await AgainAsync(run, "graph", "--applied", "--tenant", "acme", "birch")).Code);

        Assert.Equal(["acme", "birch"], Assert.IsType<string[]>(run.Fleet.Asked));
        Assert.Contains("20240201000000_create_visits tenant, applied 1 of 2", run.OutText, StringComparison.Ordinal);
        Assert.Contains("tenant · applied 1 of 2", (await AgainAsync(run, "graph", "--applied", "--format", "mermaid")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("create", "add_role_to_users", "Visits", "--dry-run")]
    [InlineData("lint")]
    [InlineData("graph")]
    public async Task Each_prints_one_document(string verb, params string[] options)
    {
        using var run = Shop();
        if (verb != "create") Write(run, "migrations/system/20240301000000_publish.sql", "SELECT 1;", "-- depends-on: 20240201000000_create_visits\n-- depends-on: 20240101000000_create_user\n");
        var printed = await AgainAsync(run, [verb, .. options, "--format", "json"]);
        using var document = JsonDocument.Parse(printed.Text);
        Snapshot.Verify(printed.Text, "json", $"AuthoringVerbTests.{verb}");
    }

    [Fact]
    public async Task The_tool_does_the_same_and_asks_no_database()
    {
        using var run = Shop();
        Assert.Equal(ExitCode.Done, await run.RunToolAsync("create", "add_role"));
        Assert.Equal(ExitCode.Done, await run.RunToolAsync("lint"));
        Assert.Equal(ExitCode.Done, await run.RunToolAsync("graph", "--format", "json"));
        Assert.Equal(ExitCode.Usage, await run.RunToolAsync("graph", "--applied"));
    }

    private static TestRun Shop()
    {
        var run = new TestRun();
        run.WriteFile("Shop.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\" />");
        Write(run, Users, "CREATE TABLE users (id int);");
        Write(run, Visits, "CREATE TABLE visits (id int);", "-- depends-on: 20240101000000_create_users\n");
        return run;
    }

    private static void Write(TestRun run, string path, string up, string header = "-- description: x\n")
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(run.Folder, path))!);
        run.WriteFile(path, header + "-- migrate:up\n" + up + "\n-- migrate:down\nSELECT 2;\n");
    }

    private static async Task<(ExitCode Code, string Text)> AgainAsync(TestRun run, params string[] args)
    {
        run.Out.GetStringBuilder().Clear();
        var code = await run.RunAsync(args);
        return (code, run.OutText);
    }
}
