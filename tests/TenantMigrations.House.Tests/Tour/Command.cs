using System.Globalization;
using TenantMigrations.House.Tests.Markdown;

namespace TenantMigrations.House.Tests.Tour;

/// <summary>A command of a <c>console</c> block and what the page says that it prints.</summary>
/// <param name="Line">The command.</param>
/// <param name="Output">The lines below it; <c>…</c> stands for any others.</param>
/// <param name="ExitCode">What it ends with: a line <c># exit code 3</c> says so, <c>Build FAILED.</c> means 1.</param>
internal sealed record Command(string Line, IReadOnlyList<string> Output, int ExitCode)
{
    private const string Prompt = "$ ";
    private const string Exit = "# exit code ";

    public static IEnumerable<Command> In(FencedBlock block)
    {
        var starts = Enumerable.Range(0, block.Lines.Count).Where(i => block.Lines[i].StartsWith(Prompt, StringComparison.Ordinal)).ToArray();
        for (var i = 0; i < starts.Length; i++)
        {
            var end = i + 1 < starts.Length ? starts[i + 1] : block.Lines.Count;
            var lines = block.Lines.Skip(starts[i] + 1).Take(end - starts[i] - 1).ToArray();
            var exit = lines.FirstOrDefault(line => line.StartsWith(Exit, StringComparison.Ordinal));
            yield return new Command(
                block.Lines[starts[i]][Prompt.Length..],
                [.. lines.Where(line => line != exit)],
                exit is not null ? int.Parse(exit[Exit.Length..], CultureInfo.InvariantCulture) : lines.Contains("Build FAILED.") ? 1 : 0);
        }
    }
}
