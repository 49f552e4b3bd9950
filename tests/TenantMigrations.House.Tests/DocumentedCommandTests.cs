using TenantMigrations.House.Tests.Markdown;
using TenantMigrations.House.Tests.Tour;

namespace TenantMigrations.House.Tests;

/// <summary>
/// What the pages tell a reader to type works and prints what they say. On a page, files and commands follow each other as a reader meets them: a block
/// under a line that ends with a path is that file; a <c>console</c> block is typed. Every page begins with the samples as they are in the repository.
/// </summary>
public sealed class DocumentedCommandTests(Checkout checkout) : IClassFixture<Checkout>
{
    // "dotnet test" would run this test again, and has it run already.
    private static readonly string[] NotRun = ["dotnet test"];

    public static TheoryData<string> Pages => [.. MarkdownPage.All.Where(page => MarkdownPage.Read(page).Blocks().Any(IsConsole))];

    [Theory, MemberData(nameof(Pages))]
    public async Task The_commands_of_a_page_work_and_print_what_it_says(string page)
    {
        checkout.Reset();
        foreach (var block in MarkdownPage.Read(page).Blocks())
        {
            if (block.File is { } file) checkout.Write(file, block.Lines);
            if (!IsConsole(block)) continue;
            foreach (var command in Command.In(block).Where(command => !NotRun.Contains(command.Line))) await RunAsync($"{page}({block.LineNumber})", command);
        }
    }

    [Fact]
    public void The_two_commands_of_the_readme_are_among_them()
    {
        var commands = MarkdownPage.Read("README.md").Blocks().Where(IsConsole).SelectMany(Command.In).Select(command => command.Line).ToArray();
        Assert.True(commands.Count(line => line == "dotnet build samples/Storefront -t:MigrateTenants") >= 2);
        Assert.Contains("dotnet test", commands);
    }

    private async Task RunAsync(string place, Command command)
    {
        var run = await checkout.RunAsync(command.Line);
        if (run.ExitCode != command.ExitCode)
            Assert.Fail($"{place}: '{command.Line}' ended with {run.ExitCode}, expected {command.ExitCode}.\n{run.Output}");
        if (Transcript.Missing(command.Output, run.Output) is { } missing)
            Assert.Fail($"{place}: '{command.Line}' does not print\n  {missing}\nwhere the page says so. It printed:\n{run.Output}");
    }

    private static bool IsConsole(FencedBlock block) => block.Language == "console";
}
