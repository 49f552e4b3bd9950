using System.Text.Json;

namespace TenantMigrations.Runner.Tests;

public sealed class ProcessTests
{
    [Fact]
    public async Task A_program_without_a_connection_ends_with_2_and_says_what_to_set()
    {
        await using var fleet = await NotesFleet.CreateAsync("acme");
        fleet.Settings.Remove("TENANTMIGRATIONS__ConnectionString");
        await using var process = fleet.Start("run");
        var run = (await process.WaitForExitAsync()).Expect((int)ExitCode.Usage);
        Assert.Contains("TENANTMIGRATIONS__ConnectionString", run.Error, StringComparison.Ordinal);
        Assert.Contains("--local", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Standard_output_holds_the_document_only()
    {
        await using var fleet = await NotesFleet.CreateAsync("acme");
        await using var process = fleet.Start("run", "--format", "json");
        var run = (await process.WaitForExitAsync()).Expect((int)ExitCode.Done);
        using var document = JsonDocument.Parse(run.Output);
        Assert.Equal("done", document.RootElement.GetProperty("outcome").GetString());
        Assert.Contains("acme", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Redirected_output_has_no_colours()
    {
        await using var fleet = await NotesFleet.CreateAsync("acme", "broken");
        await using var process = fleet.Start("run");
        var run = (await process.WaitForExitAsync()).Expect((int)ExitCode.Failed);
        Assert.DoesNotContain("\e", run.Text, StringComparison.Ordinal);
    }
}
