using TenantMigrations.TestKit;

namespace TenantMigrations.Engine.Tests.Authoring;

/// <summary>Project files in the layouts that are usual, read without MSBuild.</summary>
public sealed class PlainProjectTests : IDisposable
{
    private const string Above = "$([MSBuild]::GetPathOfFileAbove('Directory.Build.props', '$(MSBuildThisFileDirectory)../'))";

    // In a quoted value of a condition MSBuild takes no quotes.
    private const string PlainAbove = "$([MSBuild]::GetPathOfFileAbove(Directory.Build.props, $(MSBuildThisFileDirectory)..))";

    private readonly TemporaryFolder _folder = TemporaryFolder.Create("tm-plain-");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData($"<Import Project=\"{Above}\" />")]
    [InlineData($"<Import Project=\"{Above}\" Condition=\"Exists('{PlainAbove}')\" />")]
    [InlineData($"<Import Project=\"{Above}\" Condition=\"'{PlainAbove}' != ''\" />")]
    [InlineData($"<Import Project=\"{Above}\" Condition=\" '' != {Above} \" />")]
    [InlineData("<Import Project=\"$([MSBuild]::GetPathOfFileAbove(Directory.Build.props, $(MSBuildThisFileDirectory)..))\" />")]
    [InlineData("<Import Project=\"$([MSBuild]::GetPathOfFileAbove('$(MSBuildThisFile)', '$(MSBuildThisFileDirectory)..\\'))\" />")]
    [InlineData("<Import Project=\"$([MSBuild]::GetPathOfFileAbove(&quot;Directory.Build.props&quot;, &quot;$(MSBuildThisFileDirectory)../&quot;))\" />")]
    [InlineData("<Import Project=\"$([MSBuild]::GetDirectoryNameOfFileAbove($(MSBuildThisFileDirectory).., Directory.Build.props))\\Directory.Build.props\" />")]
    [InlineData("<Import Project=\"$([MSBuild]::GetDirectoryNameOfFileAbove('$(MSBuildThisFileDirectory)..', 'Directory.Build.props'))/Directory.Build.props\" />")]
    [InlineData("<Import Project=\"$([MSBuild]::GetPathOfFileAbove('root.props'))\" />")]
    [InlineData($"<PropertyGroup><Parent>{Above}</Parent></PropertyGroup><Import Project=\"$(Parent)\" Condition=\"'$(Parent)' != '' and Exists('$(Parent)')\" />")]
    [InlineData("<PropertyGroup><Root>$([MSBuild]::NormalizeDirectory('$(MSBuildThisFileDirectory)', '..'))</Root></PropertyGroup><Import Project=\"$(Root)Directory.Build.props\" />")]
    [InlineData("<Import Project=\"$([System.IO.Path]::Combine('$(MSBuildThisFileDirectory)', '..', 'Directory.Build.props'))\" />")]
    [InlineData("<Import Project=\"../Directory.Build.props\" Condition=\"Exists('../Directory.Build.props')\" />")]
    [InlineData("<ImportGroup><Import Project=\"../root*.props\" /></ImportGroup>")]
    public void The_props_above_the_nearest_ones_are_followed(string import)
    {
        const string root = "<Project><PropertyGroup><TenantMigrationsPostgresVersion>17</TenantMigrationsPostgresVersion></PropertyGroup></Project>";
        _folder.Write("Directory.Build.props", root);
        _folder.Write("root.props", root);
        _folder.Write("src/Directory.Build.props", $"<Project>{import}</Project>");

        var project = Read("");

        Assert.Equal("17", project.Value("TenantMigrationsPostgresVersion", ""));
        Assert.Empty(project.NotPlain);
    }

    [Theory]
    [InlineData("<Import Sdk=\"Microsoft.NET.Sdk\" Project=\"Sdk.props\" />")]
    [InlineData("<Import Project=\"$(MSBuildToolsPath)\\Microsoft.CSharp.targets\" />")]
    [InlineData("<Import Project=\"$(NuGetPackageRoot)tool/1.0/build/tool.props\" />")]
    [InlineData("<Import Project=\"$(MSBuildProjectExtensionsPath)$(MSBuildProjectFile).*.props\" />")]
    [InlineData("<Import Project=\"$([MSBuild]::GetPathOfFileAbove('nowhere-at-all.props', '$(MSBuildThisFileDirectory)../'))\" />")]
    [InlineData("<Import Project=\"$(X.Replace('a', 'b'))\" Condition=\"'$(X)' != ''\" />")]
    [InlineData("<Import Project=\"$(X.Replace('a', 'b'))\" Condition=\"'$(X.Length)' != '0'\" />")]
    [InlineData("<Import Project=\"$(X.Replace('a', 'b'))\" Condition=\"!Exists('src')\" />")]
    [InlineData("<PropertyGroup Condition=\"'$(X)' == 'y'\"><Import>$(X.Trim())</Import></PropertyGroup><Import Project=\"$(Import)\" Condition=\"Exists('$(Import)')\" />")]
    [InlineData("<ItemGroup><EditorConfigFiles Include=\"@(Other)\" /></ItemGroup>")]
    public void What_cannot_matter_is_not_named(string text)
    {
        _folder.Write("Directory.Build.props", $"<Project>{text}</Project>");
        Assert.Empty(Read("").NotPlain);
    }

    [Theory]
    [InlineData("<Import Project=\"$(MSBuildProjectName.ToLower()).props\" />", "<Import Project=\"$(MSBuildProjectName.ToLower()).props\" />")]
    [InlineData("<PropertyGroup><Root>$(MSBuildProjectName.ToLower())</Root></PropertyGroup><Import Project=\"$(Root)/x.props\" />", "<Import Project=\"$(Root)/x.props\" />")]
    public void A_computed_import_is_named_unless_the_properties_are_known(string text, string named)
    {
        Assert.Equal([named], Read(text).NotPlain);
        Assert.Equal([named], Read(text, new() { ["NoWarn"] = "" }).NotPlain);
        Assert.Empty(Read(text, PlainProject.Asked.ToDictionary(name => name, _ => "")).NotPlain);
    }

    [Theory]
    [InlineData("'$(Configuration)' == 'Debug'", true)]
    [InlineData("'$(Configuration)|$(Platform)' == 'Debug|AnyCPU'", true)]
    [InlineData("'$(Configuration)' == 'Release'", false)]
    [InlineData("'$(A)' == 'x' or '$(Configuration)' == 'debug'", true)]
    [InlineData("'$(A)' == '' And ('$(B)' == 'x' Or '$(B)' == '')", true)]
    [InlineData("('$(A)' == 'x' or '$(B)' == '') and '$(C)' == 'z'", false)]
    [InlineData("!Exists('nowhere')", true)]
    [InlineData("true", true)]
    [InlineData("$(A) != x", true)]
    [InlineData("$(A.Length) == 0", false)]
    [InlineData("$(A.Length) == 0 or '$(B)' == ''", true)]
    public void Conditions_mean_what_they_mean_to_msbuild(string condition, bool holds) =>
        Assert.Equal(holds ? "1" : "0", Read($"<PropertyGroup Condition=\"{condition}\"><Held>1</Held></PropertyGroup>").Value("Held", "0"));

    [Fact]
    public void The_configuration_is_not_known_before_the_project()
    {
        _folder.Write("Directory.Build.props", "<Project><PropertyGroup Condition=\"'$(Configuration)' == 'Debug'\"><Early>1</Early></PropertyGroup></Project>");
        Assert.Equal("0", Read("").Value("Early", "0"));
    }

    [Fact]
    public void Targets_above_and_choices_count()
    {
        _folder.Write("Directory.Build.targets", "<Project><Choose><When Condition=\"'$(A)' == '1'\"><PropertyGroup><B>when</B></PropertyGroup></When><Otherwise><PropertyGroup><B>otherwise</B></PropertyGroup></Otherwise></Choose></Project>");
        Assert.Equal("when", Read("<PropertyGroup><A>1</A></PropertyGroup>").Value("B", ""));
        Assert.Equal("otherwise", Read("<PropertyGroup><A>2</A></PropertyGroup>").Value("B", ""));
    }

    [Fact]
    public void Given_properties_win_and_empty_ones_too()
    {
        const string text = "<PropertyGroup><TenantMigrationsDirectory>a</TenantMigrationsDirectory><NoWarn>TM2001</NoWarn></PropertyGroup>";
        var project = Read(text, new() { ["tenantMigrationsDirectory"] = "b;\"c\"", ["NoWarn"] = "" });
        Assert.Equal(("b;\"c\"", "none"), (project.Value("TenantMigrationsDirectory", ""), project.Value("NoWarn", "none")));
    }

    [Fact]
    public void The_targets_tell_every_property_that_is_asked_for()
    {
        var targets = System.Xml.Linq.XDocument.Load(Repository.PathTo("src/TenantMigrations.Build/build/TenantMigrations.Build.targets"));
        var told = targets.Descendants("_TenantMigrationsProperty").Select(item => (Name: item.Attribute("Include")!.Value, Value: item.Attribute("Value")!.Value));
        Assert.Equal(PlainProject.Asked.Select(name => (name, $"$({name})")), told);
    }

    private PlainProject Read(string text, Dictionary<string, string>? given = null)
    {
        _folder.Write("src/Shop/Shop.csproj", $"<Project Sdk=\"Microsoft.NET.Sdk\">{text}</Project>");
        return PlainProject.Read(_folder.PathTo("src/Shop/Shop.csproj"), given ?? []);
    }
}
