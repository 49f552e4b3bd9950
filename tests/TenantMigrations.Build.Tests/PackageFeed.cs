using TenantMigrations.TestKit;
using TenantMigrations.TestKit.Processes;

[assembly: AssemblyFixture(typeof(TenantMigrations.Build.Tests.PackageFeed))]

namespace TenantMigrations.Build.Tests;

/// <summary>The packages of this repository, packed once for all tests from what is built, in a folder that NuGet can use as a source.</summary>
public sealed class PackageFeed : IAsyncLifetime
{
    private static readonly string[] Projects = ["Abstractions", "Analysis", "Engine", "Postgres", "Runner", "Testing", "Tool", "Build"];
    private readonly TemporaryFolder _folder = TemporaryFolder.Create("tm-feed-");

    /// <summary>The folder with the packages.</summary>
    public string Source => _folder.PathTo("feed");

    /// <summary>Where consumers unpack: not the user's cache, which would keep serving an older package of the same version.</summary>
    public string Cache => _folder.PathTo("cache");

    public async ValueTask InitializeAsync()
    {
        foreach (var project in Projects)
        {
            (await CommandLine.Dotnet(
                "pack", Repository.PathTo("src", $"TenantMigrations.{project}"), "--no-build", "-c", Configuration, "-o", Source, "-v", "quiet").RunAsync()).Expect(0);
        }
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private static string Configuration => AppContext.BaseDirectory.Contains("/Release/", StringComparison.Ordinal) ? "Release" : "Debug";
}
