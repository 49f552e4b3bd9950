using System.CommandLine;
using System.Text.RegularExpressions;
using TenantMigrations.Engine;
using TenantMigrations.TestKit;

namespace TenantMigrations.Runner.Tests;

/// <summary>The pages and the command line say the same: no option on a page that a verb has not, and none of a verb that its part of docs/cli.md leaves out.</summary>
public sealed partial class DocumentedOptionsTests
{
    public static TheoryData<string> Pages => [.. Directory.GetFiles(Repository.PathTo("docs"), "*.md", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Repository.Root, path)).Append("README.md").Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Pages))]
    public void A_command_on_a_page_names_options_that_its_verb_has(string page)
    {
        using var run = new TestRun();
        var root = RunnerCommand.OfRunner(run.Environment);
        foreach (var line in File.ReadLines(Repository.PathTo(page)).Where(line => CommandLine().IsMatch(line)))
        {
            var words = CommandLine().Match(line).Groups["words"].Value.Split(['[', ']', '|', ' ', '='], StringSplitOptions.RemoveEmptyEntries);
            var verb = Find(root, words);
            Assert.True(verb is Verb || words[0] is "VERB" or "…", $"{page} names no verb in: {line}");
            var options = verb.Options.Concat(root.Options).Select(option => option.Name).ToHashSet(StringComparer.Ordinal);
            if (verb is GenerateVerb) options.UnionWith(ProjectTemplates.BuiltIn.Templates.SelectMany(template => template.Template.Parameters).Select(parameter => "--" + parameter.Name));
            Assert.All(words.Where(word => word.StartsWith("--", StringComparison.Ordinal)), option => Assert.True(options.Contains(option), $"{page} names {option} of {verb.Name}, which has none: {line}"));
        }
    }

    [Fact]
    public void The_page_of_the_command_line_has_every_option_of_every_verb()
    {
        using var run = new TestRun();
        var sections = Regex.Split(File.ReadAllText(Repository.PathTo("docs", "cli.md")), "^##+ ", RegexOptions.Multiline, TimeSpan.FromSeconds(1));
        var missing = All(RunnerCommand.OfRunner(run.Environment)).SelectMany(
            verb => verb.Options.Where(option => !option.Hidden && option is not System.CommandLine.Help.HelpOption)
                .Where(option => !sections.Any(section => IsAbout(section, verb) && section.Contains(option.Name, StringComparison.Ordinal)))
                .Select(option => $"{verb.FullName} {option.Name}"));
        Assert.Empty(missing);
    }

    private static Command Find(Command root, string[] words)
    {
        var found = root;
        foreach (var word in words)
        {
            if (found.Subcommands.FirstOrDefault(verb => verb.Name == word) is not { } verb) break;
            found = verb;
        }

        return found;
    }

    // "tenants add" stands in its own part and in that of "tenants", which shows the whole line.
    private static bool IsAbout(string section, Verb verb) =>
        section.StartsWith(verb.FullName + "\n", StringComparison.Ordinal) || section.StartsWith(verb.FullName.Split(' ')[0] + "\n", StringComparison.Ordinal);

    private static IEnumerable<Verb> All(Command command) => command.Subcommands.OfType<Verb>().SelectMany(verb => verb.Subcommands.Count > 0 ? All(verb) : [verb]);

    [GeneratedRegex(@"^(?:    |\$ |.*`)(?:Storefront|tenant-migrations|dotnet run (?:\S+ )*--) (?<words>[^`#>]+)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex CommandLine();
}
