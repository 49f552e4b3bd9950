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
    [InlineData("import")]
    [InlineData("script")]
    [InlineData("create")]
    [InlineData("lint")]
    [InlineData("graph")]
    [InlineData("generate")]
    [InlineData("templates")]
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

    [Theory]
    [InlineData(64)]
    [InlineData(80)]
    [InlineData(120)]
    public async Task No_line_of_any_page_is_wider_than_the_terminal(int width)
    {
        using var any = new TestRun();
        var verbs = RunnerCommand.OfRunner(any.Environment).Verbs.SelectMany(verb => verb.Subcommands.Count > 0 ? verb.Subcommands.Cast<Verb>() : [verb]).Select(verb => verb.FullName);
        foreach (var verb in verbs.Prepend(""))
        {
            using var run = new TestRun();
            run.Environment = run.Environment with { Width = width };
            await run.RunAsync([.. verb.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);

            // A command line is copied as a whole: only examples may be longer.
            var page = run.OutText.Split('\n');
            var examples = Array.IndexOf(page, "Examples");
            Assert.True(examples > 0, $"'{verb}' has no examples.");
            Assert.StartsWith("  Storefront", page[examples + 1], StringComparison.Ordinal);
            Assert.All(page.Where((line, index) => index < examples || !line.StartsWith("  Storefront", StringComparison.Ordinal)), line => Assert.True(line.Length <= width, $"{verb}: {line}"));
        }
    }

    [Fact]
    public async Task A_wrong_command_line_still_gets_its_help()
    {
        using var run = new TestRun();
        Assert.Equal(ExitCode.Done, await run.RunAsync("run", "--bogus", "-h"));
        Assert.Contains("Usage", run.OutText, StringComparison.Ordinal);
    }
}
