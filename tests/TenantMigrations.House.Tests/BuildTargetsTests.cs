using System.Text.RegularExpressions;
using System.Xml.Linq;
using TenantMigrations.Analysis;
using TenantMigrations.TestKit;

namespace TenantMigrations.House.Tests;

/// <summary>What the targets of the room Build repeat of other rooms, since MSBuild cannot ask them.</summary>
public sealed class BuildTargetsTests
{
    [Fact]
    public void They_know_the_rules_whose_severity_is_fixed()
    {
        var pattern = new Regex($"^({Targets().Descendants("_TenantMigrationsFixedRules").Single().Value})$");
        Assert.Equal(RuleCatalog.All.Where(rule => !rule.IsConfigurable).Select(rule => rule.Id).Order(), Enumerable.Range(0, 10_000).Select(number => $"TM{number:D4}").Where(id => pattern.IsMatch(id)));
        Assert.All(RuleCatalog.All.Where(rule => !rule.IsConfigurable), rule => Assert.Equal(FindingSeverity.Error, rule.Severity));
    }

    [Fact]
    public void A_projects_own_templates_are_no_migrations()
    {
        var items = Targets().Descendants("TenantMigration").Single(item => item.Attribute("Include") is not null);
        Assert.StartsWith("$(TenantMigrationsDirectory)/templates/**;", items.Attribute("Exclude")!.Value);
    }

    [Fact]
    public void A_project_for_several_frameworks_has_every_target_that_is_called_by_name()
    {
        var called = Targets().Descendants("Target").Select(target => target.Attribute("Name")!.Value).Where(name => !name.StartsWith('_')).Order(StringComparer.Ordinal).ToList();
        var several = XDocument.Load(Repository.PathTo("src/TenantMigrations.Build/buildMultiTargeting/TenantMigrations.Build.targets")).Descendants("Target").ToList();

        Assert.Contains("VerifyMigrations", called);
        Assert.Equal(called, several.Select(target => target.Attribute("Name")!.Value).Order(StringComparer.Ordinal));
        Assert.All(several, target => Assert.Equal(target.Attribute("Name")!.Value, target.Element("MSBuild")!.Attribute("Targets")!.Value));
    }

    private static XDocument Targets() => XDocument.Load(Repository.PathTo("src/TenantMigrations.Build/build/TenantMigrations.Build.targets"));
}
