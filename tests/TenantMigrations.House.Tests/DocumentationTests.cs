using System.Text.RegularExpressions;
using TenantMigrations.House.Tests.Markdown;
using TenantMigrations.TestKit;

namespace TenantMigrations.House.Tests;

/// <summary>Pages hang together: links lead somewhere, nothing is left out.</summary>
public sealed partial class DocumentationTests
{
    public static TheoryData<string> Pages => [.. MarkdownPage.All];

    [Theory, MemberData(nameof(Pages))]
    public void Links_lead_somewhere(string path)
    {
        var page = MarkdownPage.Read(path);
        Assert.DoesNotContain(page.Links(), link => !link.StartsWith("https://", StringComparison.Ordinal) && !Exists(page, link));
    }

    [Fact]
    public void Every_page_can_be_reached_from_the_readme()
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(["README.md"]);
        while (open.TryPop(out var page))
        {
            if (!reached.Add(page)) continue;
            foreach (var link in MarkdownPage.Read(page).Links().Where(link => !link.Contains(':', StringComparison.Ordinal)))
                if (Target(page, link) is { } target && target.EndsWith(".md", StringComparison.Ordinal)) open.Push(target);
        }

        Assert.Empty(MarkdownPage.All.Except(reached));
    }

    [Fact]
    public void Every_rule_has_its_line_in_the_index()
    {
        var rules = Directory.GetFiles(Repository.PathTo("docs", "rules"), "TM*.md").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal);
        Assert.Equal(rules, MarkdownPage.Read("docs/rules/README.md").Links().Where(link => link.StartsWith("TM", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_property_and_target_of_the_build_is_documented()
    {
        var page = MarkdownPage.Read("docs/build.md").Text;
        var files = Directory.GetFiles(Repository.PathTo("src", "TenantMigrations.Build", "build")).Select(File.ReadAllText).ToArray();
        var names = files.SelectMany(text => Documented().Matches(text[..text.IndexOf("-->", StringComparison.Ordinal)]).Select(match => match.Groups["name"].Value))
            .Concat(files.SelectMany(text => Visible().Matches(text).Select(match => match.Groups["name"].Value)))
            .Concat(files.SelectMany(text => Error().Matches(text).Select(match => match.Groups["name"].Value)))
            .Distinct().ToArray();

        Assert.Contains("TenantMigrationsIsolation", names);
        Assert.Contains("MigrateTenants", names);
        Assert.Contains("TenantMigrationsTargetFramework", names);
        Assert.Contains("TM9013", names);
        Assert.DoesNotContain(names, name => !page.Contains(name, StringComparison.Ordinal));
    }

    private static bool Exists(MarkdownPage page, string link)
    {
        var hash = link.IndexOf('#', StringComparison.Ordinal);
        var anchor = hash < 0 ? null : link[(hash + 1)..];
        if (Target(page.Path, link) is not { } target) return false;
        return anchor is null || !target.EndsWith(".md", StringComparison.Ordinal) || MarkdownPage.Read(target).Anchors().Contains(anchor);
    }

    /// <summary>The file or folder that a link leads to, relative to the repository; null where there is none.</summary>
    private static string? Target(string page, string link)
    {
        var path = link.Split('#')[0];
        if (path.Length == 0) return page;
        var full = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Repository.PathTo(page))!, path));
        return Path.Exists(full) ? Path.GetRelativePath(Repository.Root, full).Replace('\\', '/') : null;
    }

    [GeneratedRegex(@"(<|-t:|-p:)(?<name>\w*Tenant\w+)")]
    private static partial Regex Documented();

    [GeneratedRegex(@"CompilerVisibleProperty Include=""(?<name>TenantMigrations\w+)""|<Target Name=""(?<name>[A-Z]\w+)""")]
    private static partial Regex Visible();

    [GeneratedRegex(@"Code=""(?<name>TM\d+)""")]
    private static partial Regex Error();
}
