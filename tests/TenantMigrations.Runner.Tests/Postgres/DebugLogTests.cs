using System.Text.Json.Nodes;

namespace TenantMigrations.Runner.Tests;

public sealed class DebugLogTests
{
    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    [InlineData("msbuild")]
    public async Task Every_statement_is_told_with_its_place_and_time_on_stderr_and_nothing_else_of_it(string format)
    {
        await using var fleet = await NotesFleet.CreateAsync("acme", "birch");
        Assert.Equal(ExitCode.Done, await fleet.RunAsync("run", "--verbosity", "debug", "--format", format));
        foreach (var tenant in new[] { "acme", "birch" })
        {
            Assert.Matches($@"\d\d:\d\d:\d\d\.\d{{3}} trace 1404 {tenant}: INSERT INTO at migrations/20240102090000_welcome\.sql\(1,1\) took [\d.]+ ms\.", fleet.Error);
            Assert.Matches($@"debug 1401 {tenant}: 20240102090000_welcome applied in \d+ ms\.", fleet.Error);
        }

        Assert.Matches(@"trace 1404 \(global\): CREATE TABLE at migrations/20240101090000_create_notes\.sql\(1,1\) took [\d.]+ ms\.", fleet.Error);
        Assert.DoesNotContain("1404", fleet.Output);
        Assert.DoesNotContain("slow", fleet.Error + fleet.Output);
        Assert.DoesNotContain("current_setting", fleet.Error + fleet.Output);
        if (format == "json") Assert.NotNull(JsonNode.Parse(fleet.Output));
    }

    [Fact]
    public async Task Without_it_there_is_no_log()
    {
        await using var fleet = await NotesFleet.CreateAsync("acme");
        Assert.Equal(ExitCode.Done, await fleet.RunAsync("run"));
        Assert.DoesNotContain("1404", fleet.Error);
        Assert.DoesNotContain("1000", fleet.Error);
    }

    [Fact]
    public async Task A_failure_is_logged_with_its_code_and_no_line_can_be_taken_for_an_error_of_the_build()
    {
        await using var fleet = await NotesFleet.CreateAsync("acme", "broken");
        Assert.Equal(ExitCode.Failed, await fleet.RunAsync("run", "--verbosity", "debug", "--format", "msbuild"));
        Assert.Contains("error 1402 broken: 20240102090000_welcome failed with 22012 at migrations/20240102090000_welcome.sql(1,1).", fleet.Error);
        Assert.Empty(BuildLog.Of(fleet.Error).Errors);
    }
}
