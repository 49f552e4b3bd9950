using System.Text.RegularExpressions;
using TenantMigrations.Analysis;
using TenantMigrations.TestKit;

namespace TenantMigrations.Analysis.Tests.Rules;

/// <summary>One rule is one source file, one page, one test class and one row of the compiler's release list, all named by its id.</summary>
public sealed partial class RuleParityTests
{
    public static TheoryData<string> RuleIds => [.. RuleCatalog.All.Select(r => r.Id)];

    [Fact]
    public void Ids_are_well_formed_unique_and_in_order()
    {
        Assert.All(RuleCatalog.All, rule => Assert.Matches("^TM[0-9]{4}$", rule.Id));
        Assert.Equal(RuleCatalog.All.Select(r => r.Id).Distinct().Order(StringComparer.Ordinal), RuleCatalog.All.Select(r => r.Id));
    }

    [Theory]
    [MemberData(nameof(RuleIds))]
    public void A_rule_has_a_source_file_of_its_own(string id)
    {
        var file = Assert.Single(SourceFiles(), f => Path.GetFileName(f).StartsWith("Tm" + id[2..], StringComparison.Ordinal));
        Assert.Contains($"\"{id}\"", File.ReadAllText(file), StringComparison.Ordinal);
    }

    [Fact]
    public void No_source_file_is_left_out_of_the_catalog() =>
        Assert.Equal(RuleCatalog.All.Select(r => r.Id), SourceFiles().Select(f => "TM" + Path.GetFileName(f).Substring(2, 4)).Order(StringComparer.Ordinal));

    // What the tool says about itself (TM9) is made and tested where it is said, in the generator.
    public static TheoryData<string> IdsOfMigrationRules => [.. RuleCatalog.All.Select(r => r.Id).Where(id => id[2] != '9')];

    [Theory]
    [MemberData(nameof(IdsOfMigrationRules))]
    public void A_rule_has_a_test_class(string id) =>
        Assert.Contains($"TenantMigrations.Analysis.Tests.Rules.Tm{id[2..]}Tests", typeof(RuleParityTests).Assembly.GetTypes().Select(t => t.FullName));

    [Theory]
    [MemberData(nameof(RuleIds))]
    public void A_rule_has_a_page_with_its_title_and_four_sections(string id)
    {
        var rule = RuleCatalog.All.Single(r => r.Id == id);
        var page = File.ReadAllLines(Repository.PathTo(rule.HelpLink.Split('/')));
        Assert.Equal($"# {id}: {rule.Title}", page[0]);
        Assert.Equal(["## Problem", "## Bad", "## Good", "## Suppress"], page.Where(l => l.StartsWith('#')).Skip(1));
        Assert.Equal(!rule.IsConfigurable, page.Any(l => l.Contains("cannot be switched off", StringComparison.Ordinal)));
    }

    [Fact]
    public void No_page_is_left_without_a_rule() =>
        Assert.Subset(Released().Keys.ToHashSet(), Directory.GetFiles(Repository.PathTo("docs", "rules"), "TM*.md").Select(f => Path.GetFileNameWithoutExtension(f)!).ToHashSet());

    [Fact]
    public void The_index_of_the_pages_has_every_rule()
    {
        var index = File.ReadAllText(Repository.PathTo("docs", "rules", "README.md"));
        Assert.All(RuleCatalog.All, rule => Assert.Contains(IndexRow(rule), index, StringComparison.Ordinal));
    }

    [Fact]
    public void The_compiler_knows_every_rule_with_its_severity()
    {
        var released = Released();
        Assert.All(RuleCatalog.All, rule => Assert.Equal((rule.Severity.ToString(), rule.Title), Assert.Contains(rule.Id, (IDictionary<string, (string, string)>)released)));
        Assert.Equal(RuleCatalog.All.Select(r => r.Id), released.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Only_these_rules_of_files_can_be_configured() =>
        Assert.Equal(["TM1006", "TM1013", "TM1014", "TM1015", "TM1016", "TM1017", "TM1019", "TM1101"], RuleCatalog.All.Where(r => r.IsConfigurable && r.Id.StartsWith("TM1", StringComparison.Ordinal)).Select(r => r.Id));

    private static string IndexRow(Rule rule) => $"| [{rule.Id}]({rule.Id}.md) | {rule.Severity.ToString().ToLowerInvariant()} | {rule.Title} |";

    private static IEnumerable<string> SourceFiles() =>
        Directory.EnumerateFiles(Repository.PathTo("src", "TenantMigrations.Analysis", "Rules"), "Tm*.cs", SearchOption.AllDirectories);

    private static Dictionary<string, (string Severity, string Title)> Released()
    {
        var rows = new Dictionary<string, (string, string)>();
        foreach (var name in new[] { "AnalyzerReleases.Shipped.md", "AnalyzerReleases.Unshipped.md" })
        {
            foreach (var line in File.ReadAllLines(Repository.PathTo("src", "TenantMigrations.Generator", name)))
            {
                var match = Row().Match(line);
                if (match.Success) rows.Add(match.Groups[1].Value, (match.Groups[2].Value, match.Groups[3].Value));
            }
        }

        return rows;
    }

    [GeneratedRegex(@"^(TM\d{4}) \| [^|]+ \| (\w+) \| (.+?)\s*$")]
    private static partial Regex Row();
}
