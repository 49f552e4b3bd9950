using TenantMigrations.Engine;
using TenantMigrations.TestKit;

namespace TenantMigrations.Runner.Tests.Verification;

/// <summary>How a verification is told: to people, to programs, to MSBuild, and in a pull request.</summary>
public sealed class VerificationOutputTests
{
    [Theory]
    [InlineData("clean", 120)]
    [InlineData("findings", 120)]
    [InlineData("findings", 80)]
    [InlineData("failed", 80)]
    public void Text_on_a_terminal_is_no_wider_than_it(string which, int width)
    {
        var text = Told(which, OutputFormat.Text, width, isTerminal: true);
        Assert.All(text.Split('\n'), line => Assert.True(line.Length <= width, line));
        Snapshot.Verify(text, name: $"Verification.{which}.{width}");
    }

    [Theory]
    [InlineData("findings")]
    [InlineData("failed")]
    public void Json_is_one_document(string which) => Snapshot.Verify(Told(which, OutputFormat.Json, 100), "json", $"Verification.{which}");

    [Fact]
    public void Findings_are_errors_of_the_build_at_their_place()
    {
        var lines = Told("findings", OutputFormat.MsBuild, 100).Split('\n').Where(line => line.Contains("error TM", StringComparison.Ordinal)).ToArray();
        Assert.Equal(
            [
                $"migrations/{TestRegistry.Policies}.sql(4,1): error TM5101: The down part does not restore the catalog. Left over: index orders.orders_paid_idx.",
                $"migrations/{TestRegistry.Seed}.sql(12,8): error TM5102: The down part fails: table \"two\" does not exist",
            ],
            lines);
        Assert.Contains(
            $"migrations/{TestRegistry.Policies}.sql(12,8): error TM9001: relation \"foo\" does not exist [tenant birch, for a second tenant, after it succeeded for the first]",
            Told("failed", OutputFormat.MsBuild, 100),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("clean")]
    [InlineData("findings")]
    [InlineData("failed")]
    public void A_page_for_a_pull_request(string which)
    {
        using var page = new StringWriter { NewLine = "\n" };
        new VerificationMarkdown(page, new TestRegistry(), "Shop").Write(Report(which));
        Snapshot.Verify(page.ToString(), "md", $"Verification.{which}");
    }

    [Fact]
    public void What_a_catalog_holds_does_nothing_to_a_terminal_and_ends_no_block()
    {
        const string hostile = "orders.\"a\u001b[31m\u202e\n```\n# b\"";
        var report = Verifications.WithFindings with
        {
            Findings =
            [
                new VerificationFinding(
                    VerificationFindingKind.DownDoesNotRestore, TestRegistry.Policies, hostile, "x.sql", 1, 1, [new CatalogChange(new CatalogDifference("column " + hostile, null, hostile), null)]),
            ],
            Notes = [hostile],
        };
        using var run = new TestRun();
        foreach (var isTerminal in new[] { true, false })
        {
            var output = RunnerOutput.Create(run.Environment with { OutIsTerminal = isTerminal, Colors = false }, new CommonArguments(), new TestRegistry(), "Shop");
            output.Results.Verified(report);
        }

        using var page = new StringWriter { NewLine = "\n" };
        new VerificationMarkdown(page, new TestRegistry(), "Shop").Write(report);
        foreach (var text in new[] { run.OutText, page.ToString() })
        {
            Assert.DoesNotContain("\u001b[31m", text, StringComparison.Ordinal);
            Assert.DoesNotContain('\u202e', text);
            Assert.DoesNotContain("\n# b", text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("a|b", "`a\\|b`")]
    [InlineData("`x`", "`` `x` ``")]
    [InlineData("a\nb", "`a b`")]
    public void Code_stays_code_in_markdown(string text, string expected) => Assert.Equal(expected, MarkdownText.Code(text));

    [Theory]
    [InlineData("@acme fixes #12 <b>*x*</b> a_b [y](z) `q` | ~", "&#64;acme fixes &#35;12 &lt;b&gt;\\*x\\*&lt;/b&gt; a\\_b \\[y\\](z) \\`q\\` \\| \\~")]
    [InlineData("https://example.org:80", "https://example.org:80")]
    public void Text_stays_text_in_markdown(string text, string expected) => Assert.Equal(expected, MarkdownText.Plain(text));

    private static string Told(string which, OutputFormat format, int width, bool isTerminal = false)
    {
        using var output = new StringWriter();
        var environment = new RunnerEnvironment
        {
            Out = output,
            Error = TextWriter.Null,
            BaseDirectory = "/",
            CurrentDirectory = "/",
            CommandName = "Shop",
            Width = width,
            OutIsTerminal = isTerminal,
            Colors = false,
        };
        RunnerOutput.Create(environment, new CommonArguments { Format = format }, new TestRegistry(), "Shop").Results.Verified(Report(which));
        return System.Text.RegularExpressions.Regex.Replace(output.ToString().ReplaceLineEndings("\n"), "\e\\[[0-9;]*m", "");
    }

    private static VerificationReport Report(string which) => which switch
    {
        "clean" => Verifications.Clean,
        "failed" => Verifications.Failed,
        _ => Verifications.WithFindings,
    };
}
