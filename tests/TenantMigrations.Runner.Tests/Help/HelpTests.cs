using TenantMigrations.TestKit;

namespace TenantMigrations.Runner.Tests;

public sealed class HelpTests
{
    [Theory]
    [InlineData("")]
    [InlineData("init")]
    [InlineData("plan")]
    [InlineData("run")]
    [InlineData("rollback")]
    [InlineData("status")]
    [InlineData("validate")]
    [InlineData("verify")]
    [InlineData("recover")]
    [InlineData("tenants")]
    [InlineData("tenants list")]
    [InlineData("tenants add")]
    [InlineData("tenants remove")]
    [InlineData("tenants suspend")]
    [InlineData("tenants activate")]
    [InlineData("baseline")]
    [InlineData("script")]
    [InlineData("create")]
    [InlineData("lint")]
    [InlineData("graph")]
    [InlineData("lock")]
    [InlineData("rebase")]
    public async Task Every_page_is_as_approved(string verb)
    {
        using var run = new TestRun();
        Assert.Equal(ExitCode.Done, await run.RunAsync([.. verb.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]));
        Assert.Empty(run.ErrorText);
        Snapshot.Verify(run.OutText, name: $"Help{(verb.Length > 0 ? "." : "")}{verb}");
    }

    [Fact]
    public async Task The_tool_has_the_verbs_that_need_no_registry()
    {
        using var run = new TestRun();
        Assert.Equal(ExitCode.Done, await run.RunToolAsync("--help"));
        Snapshot.Verify(run.OutText, name: "Help.Tool");
    }

    [Fact]
    public async Task No_line_is_wider_than_the_terminal()
    {
        using var run = new TestRun();
        run.Environment = run.Environment with { Width = 64 };
        await run.RunAsync("status", "--help");
        Assert.All(run.OutText.Split('\n'), line => Assert.True(line.Length <= 64, line));
    }

    [Fact]
    public async Task A_wrong_command_line_still_gets_its_help()
    {
        using var run = new TestRun();
        Assert.Equal(ExitCode.Done, await run.RunAsync("run", "--bogus", "-h"));
        Assert.Contains("Usage", run.OutText, StringComparison.Ordinal);
    }
}
