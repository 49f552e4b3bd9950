using System.Text.Json;
using TenantMigrations.TestKit;

namespace TenantMigrations.Runner.Tests;

/// <summary>The verbs <c>lock</c> and <c>rebase</c>, of the runner and of the tool, on a project that nobody compiles.</summary>
public sealed class HistoryVerbTests
{
    private const string Users = "migrations/system/20240101000000_create_users.sql";
    private const string Orders = "migrations/system/20240201000000_create_orders.sql";
    private const string Roles = "migrations/system/20240115000000_add_roles.sql";

    [Fact]
    public async Task What_is_released_is_listed_and_then_up_to_date()
    {
        using var run = Shop();
        Assert.Equal(ExitCode.Done, await run.RunAsync("lock"));
        Snapshot.Verify(run.OutText);
        Assert.Empty(run.ErrorText);
        Assert.Equal((ExitCode.Done, "migrations.lock is up to date: 2 migrations.\n"), await AgainAsync(run, "lock"));
        Assert.Equal(ExitCode.Done, (await AgainAsync(run, "lock", "--check")).Code);
    }

    [Fact]
    public async Task A_rebase_lists_what_it_renames_and_rewrites()
    {
        using var run = Shop();
        await run.RunAsync("lock");
        Write(run, Roles);
        var dry = await AgainAsync(run, "rebase", "--dry-run");
        Assert.Equal(ExitCode.Done, dry.Code);
        Snapshot.Verify(dry.Text);
        Assert.True(File.Exists(Path.Combine(run.Folder, Roles)));
        Assert.Equal(ExitCode.Done, (await AgainAsync(run, "rebase")).Code);
        Assert.False(File.Exists(Path.Combine(run.Folder, Roles)));
        Assert.Equal((ExitCode.Done, "Nothing to do: all migrations that are not released are behind those that are.\n"), await AgainAsync(run, "rebase"));
    }

    [Theory]
    [InlineData("TM1003", 3, 0)]
    [InlineData("TM1015", 3, 0)]
    [InlineData("TM1017", 3, 3)]
    public async Task They_work_where_the_project_does_not_compile(string ruleId, int lockCode, int rebaseCode)
    {
        using var run = Shop();
        await run.RunAsync("lock");
        if (ruleId == "TM1003") Write(run, Roles.Replace("20240115", "20240315", StringComparison.Ordinal), "-- depends-on: 20240101000000_create_user\n");
        if (ruleId == "TM1015") Write(run, Roles);
        if (ruleId == "TM1017") run.WriteFile("migrations.lock", "<<<<<<< HEAD\n=======\n>>>>>>> main\n");

        var locked = await AgainAsync(run, "lock", "--format", "msbuild");
        Assert.Equal(lockCode, (int)locked.Code);
        Assert.Equal(ruleId, Assert.Single(BuildLog.Of(locked.Text).Errors).Code);

        var rebased = await AgainAsync(run, "rebase", "--format", "msbuild");
        Assert.Equal(rebaseCode, (int)rebased.Code);
        Assert.Equal(rebaseCode == 0 ? [] : [ruleId], BuildLog.Of(rebased.Text).Errors.Select(error => error.Code));
        if (ruleId == "TM1015") Assert.Equal(ExitCode.Done, (await AgainAsync(run, "lock")).Code);
    }

    [Fact]
    public async Task A_conflict_is_settled_by_the_side_that_is_kept()
    {
        using var run = Shop();
        await run.RunAsync("lock");
        var text = File.ReadAllText(Path.Combine(run.Folder, "migrations.lock"));
        run.WriteFile("migrations.lock", "<<<<<<< HEAD\n=======\n" + text + ">>>>>>> main\n");
        Assert.Equal(ExitCode.Usage, (await AgainAsync(run, "rebase", "--keep", "mine")).Code);
        Assert.Equal((ExitCode.Done, "rewritten migrations.lock\n\nOnly the lock file was changed.\n"), await AgainAsync(run, "rebase", "--keep", "theirs"));
        Assert.Equal(text, File.ReadAllText(Path.Combine(run.Folder, "migrations.lock")));
    }

    [Fact]
    public async Task Findings_stand_at_their_places()
    {
        using var run = Shop();
        await run.RunAsync("lock");
        Write(run, Users, up: "SELECT 3;");
        Assert.Equal(ExitCode.Findings, (await AgainAsync(run, "lock")).Code);
        Snapshot.Verify(run.OutText);

        var error = Assert.Single(BuildLog.Of((await AgainAsync(run, "lock", "--format", "msbuild", "--project", run.Folder)).Text.Replace("{folder}", run.Folder, StringComparison.Ordinal)).Errors);
        Assert.Equal((Path.Combine(run.Folder, Users), 3, 1), (error.File, error.LineNumber, error.ColumnNumber));
    }

    [Theory]
    [InlineData("lock")]
    [InlineData("rebase", "--dry-run")]
    public async Task Each_prints_one_document(string verb, params string[] options)
    {
        using var run = Shop();
        if (verb == "rebase")
        {
            await run.RunAsync("lock");
            Write(run, Roles);
        }

        var printed = await AgainAsync(run, [verb, .. options, "--format", "json"]);
        using var document = JsonDocument.Parse(printed.Text);
        Snapshot.Verify(printed.Text, "json", $"HistoryVerbTests.{verb}");
    }

    [Fact]
    public async Task The_tool_does_the_same()
    {
        using var run = Shop();
        Assert.Equal(ExitCode.Done, await run.RunToolAsync("lock"));
        Assert.Contains("migrations.lock records 2 migrations. Commit it.", run.OutText, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Done, await run.RunToolAsync("rebase"));
        Assert.Equal(ExitCode.Usage, await run.RunToolAsync("status"));
        Assert.Contains("There is no verb 'status'.", run.ErrorText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("lock works on the files of a project, to which --tenant means nothing. Leave it out.\n", "lock", "--tenant", "acme")]
    [InlineData("rebase works on the files of a project, to which --local means nothing. Leave it out.\n", "rebase", "--local")]
    [InlineData("--check writes nothing, so there is nothing to --keep: give only one of them.\n", "lock", "--check", "--keep", "both")]
    [InlineData("There is no project 'nowhere': neither a folder nor a file. Name the folder of the migrations project.\n", "lock", "--project", "nowhere")]
    public async Task What_means_nothing_is_refused(string words, params string[] args)
    {
        using var run = Shop();
        Assert.Equal(ExitCode.Usage, await run.RunAsync(args));
        Assert.Equal(words, run.ErrorText);
    }

    private static TestRun Shop()
    {
        var run = new TestRun();
        run.WriteFile("Shop.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\" />");
        Write(run, Users);
        Write(run, Orders, "-- depends-on: 20240101000000_create_users\n");
        return run;
    }

    private static void Write(TestRun run, string path, string header = "-- description: x\n", string up = "SELECT 1;")
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
