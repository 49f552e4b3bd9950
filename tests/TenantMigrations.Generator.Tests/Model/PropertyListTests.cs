using System.Xml.Linq;
using TenantMigrations.Generator.Model;
using TenantMigrations.Generator.Project;
using TenantMigrations.TestKit;

namespace TenantMigrations.Generator.Tests;

/// <summary>The package's props declare to the compiler exactly what the generator reads.</summary>
public sealed class PropertyListTests
{
    private static XDocument Props { get; } = XDocument.Load(Repository.PathTo("src", "TenantMigrations.Build", "build", "TenantMigrations.Build.props"));

    [Fact]
    public void The_props_show_the_compiler_every_property_that_the_generator_reads() =>
        Assert.Equal(SettingsReader.Properties.Order(StringComparer.Ordinal), Props.Descendants("CompilerVisibleProperty").SelectMany(Includes).Order(StringComparer.Ordinal));

    [Fact]
    public void The_generator_reads_a_property_for_each_setting_that_the_registry_carries() =>
        Assert.Subset(
            SettingsReader.Properties.Select(name => name.Replace("TenantMigrations", "", StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal),
            typeof(RegistrySettings).GetProperties().Select(property => property.Name).ToHashSet(StringComparer.Ordinal));

    [Fact]
    public void The_props_show_the_compiler_the_metadata_of_migration_files() =>
        Assert.Equal(["TenantMigration", "TenantMigrationPath", "TenantMigrationResource", "TenantMigrationsLockFile"],
            Props.Descendants("CompilerVisibleItemMetadata").Select(item => item.Attribute("MetadataName")!.Value).Order(StringComparer.Ordinal));

    [Fact]
    public void Each_property_is_read_under_its_name()
    {
        // Every property of the list changes what is read; a name that is misspelt in one of the two would not.
        var plain = Read(null);
        foreach (var property in SettingsReader.Properties) Assert.NotEqual(plain, Read(property));
    }

    private static IEnumerable<string> Includes(XElement item) => item.Attribute("Include")!.Value.Split(';');

    private static ProjectSettings Read(string? property)
    {
        var values = System.Collections.Immutable.ImmutableDictionary<string, string>.Empty;
        return SettingsReader.Read(new TestOptions(property is null ? values : values.Add("build_property." + property, "?.?")).GlobalOptions);
    }
}
