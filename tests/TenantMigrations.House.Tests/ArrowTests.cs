using System.Xml.Linq;
using TenantMigrations.TestKit;

namespace TenantMigrations.House.Tests;

/// <summary>Arrows between rooms go only where the design's table lets them.</summary>
public sealed class ArrowTests
{
    private static readonly Dictionary<string, string[]> MaySee = new(StringComparer.Ordinal)
    {
        ["Abstractions"] = [],
        ["Analysis"] = ["Abstractions"],
        ["Generator"] = ["Analysis", "Abstractions"],
        ["Engine"] = ["Analysis", "Abstractions"],
        ["Postgres"] = ["Engine"],
        ["Runner"] = ["Engine", "Postgres"],
        ["Testing"] = ["Engine", "Postgres"],
        ["Tool"] = ["Runner"],
        // Generator and Tool for the order of the build, Abstractions so that the package depends on it; the task's code uses none of them.
        ["Build"] = ["Generator", "Tool", "Abstractions"],
    };

    private static readonly Dictionary<string, string[]> Packages = new(StringComparer.Ordinal)
    {
        ["Abstractions"] = [],
        ["Analysis"] = [],
        ["Generator"] = ["Microsoft.CodeAnalysis.CSharp", "Microsoft.CodeAnalysis.Analyzers"],
        ["Engine"] = ["Microsoft.Extensions.Configuration.Abstractions", "Microsoft.Extensions.Logging.Abstractions"],
        ["Postgres"] = ["Npgsql"],
        ["Runner"] = ["System.CommandLine", "Spectre.Console", "Microsoft.Extensions.Configuration.Json", "Microsoft.Extensions.Configuration.EnvironmentVariables"],
        ["Testing"] = [],
        ["Tool"] = [],
        ["Build"] = ["Microsoft.Build.Framework", "Microsoft.Build.Utilities.Core"],
    };

    public static TheoryData<string> Rooms => [.. Directory.GetDirectories(Repository.PathTo("src")).Select(RoomOf)];

    [Theory, MemberData(nameof(Rooms))]
    public void A_room_sees_only_what_the_design_lets_it_see(string room)
    {
        Assert.True(MaySee.ContainsKey(room), $"The room {room} is not in the design's table; put it there first.");
        Assert.Empty(References(room, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path)["TenantMigrations.".Length..]).Except(MaySee[room]));
    }

    [Theory, MemberData(nameof(Rooms))]
    public void A_room_uses_only_its_own_libraries(string room) =>
        Assert.Empty(References(room, "PackageReference").Except(Packages[room]));

    [Fact]
    public void Npgsql_and_the_console_stay_in_their_rooms()
    {
        Assert.Empty(FilesThatSay("Npgsql", except: "Postgres"));
        Assert.Empty(FilesThatSay("Spectre.Console", except: "Runner"));
        Assert.Empty(FilesThatSay("Console.", except: "Runner"));
    }

    [Fact]
    public void Only_the_tool_samples_and_tests_reference_the_runner()
    {
        var offenders = Directory.GetFiles(Repository.PathTo("src"), "*.csproj", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(file) != "TenantMigrations.Tool.csproj" && File.ReadAllText(file).Contains("TenantMigrations.Runner.csproj", StringComparison.Ordinal));
        Assert.Empty(offenders);
    }

    private static string RoomOf(string folder) => Path.GetFileName(folder)["TenantMigrations.".Length..];

    private static IEnumerable<string> References(string room, string kind) =>
        XDocument.Load(Repository.PathTo("src", $"TenantMigrations.{room}", $"TenantMigrations.{room}.csproj"))
            .Descendants(kind).Select(reference => (string?)reference.Attribute("Include") ?? "");

    private static IEnumerable<string> FilesThatSay(string word, string except) =>
        from folder in Directory.GetDirectories(Repository.PathTo("src"))
        where RoomOf(folder) != except
        from file in Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories)
        where !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal)
        where File.ReadLines(file).Any(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal) && line.Contains(word, StringComparison.Ordinal))
        select file;
}
