using System.IO.Compression;
using TenantMigrations.TestKit;

namespace TenantMigrations.Build.Tests;

/// <summary>What lies where in the package that a user installs.</summary>
public sealed class PackageLayoutTests(PackageFeed feed)
{
    [Fact]
    public void The_package_has_one_analyzer_slot_the_task_the_props_and_the_targets()
    {
        using var package = ZipFile.OpenRead(Path.Combine(feed.Source, "TenantMigrations.Build.0.1.0.nupkg"));
        Snapshot.Verify(string.Join('\n', package.Entries
            .Select(entry => entry.FullName)
            .Where(name => !name.StartsWith("package/", StringComparison.Ordinal) && !name.StartsWith("_rels/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void The_package_brings_the_attributes_and_no_driver()
    {
        using var package = ZipFile.OpenRead(Path.Combine(feed.Source, "TenantMigrations.Build.0.1.0.nupkg"));
        using var reader = new StreamReader(package.GetEntry("TenantMigrations.Build.nuspec")!.Open());
        var nuspec = reader.ReadToEnd();
        Assert.Contains("id=\"TenantMigrations.Abstractions\"", nuspec, StringComparison.Ordinal);
        Assert.DoesNotContain("Npgsql", nuspec, StringComparison.Ordinal);
        Assert.DoesNotContain("Microsoft.Build", nuspec.Replace("TenantMigrations.Build", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }
}
