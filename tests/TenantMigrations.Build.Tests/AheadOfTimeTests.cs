using System.Runtime.InteropServices;
using TenantMigrations.TestKit.Postgres;
using TenantMigrations.TestKit.Processes;

namespace TenantMigrations.Build.Tests;

/// <summary>The runner compiled ahead of time, without a warning of the trimmer, works on a real database.</summary>
public sealed class AheadOfTimeTests(PackageFeed feed)
{
    [Fact]
    public async Task A_runner_compiled_ahead_of_time_migrates_without_a_runtime()
    {
        Assert.SkipUnless(RuntimeInformation.RuntimeIdentifier.StartsWith("linux", StringComparison.Ordinal) && Linker is not null, "no C compiler to link with");
        await using var database = await PostgresServer.Current.CreateDatabaseAsync();
        using var consumer = new Consumer(feed);
        // net9.0: its compiler package holds the framework. Warnings are errors in every consumer, those of the trimmer included.
        consumer.WriteSmallProject("Shop", $"<TargetFramework>net9.0</TargetFramework><PublishAot>true</PublishAot><CppCompilerAndLinker>{Linker}</CppCompilerAndLinker>");
        consumer.WriteSettings("Shop", "acme");
        consumer.Write("Shop/migrations/tenant-specific/20240101100000_note.sql", "-- migrate:up\nCREATE TABLE notes (id bigint);\n\n-- migrate:down\nDROP TABLE notes;\n");

        (await consumer.DotnetAsync("publish", "Shop", "-r", RuntimeInformation.RuntimeIdentifier.Contains("arm", StringComparison.Ordinal) ? "linux-arm64" : "linux-x64", "-o", consumer.PathTo("out"))).Expect(0);

        var runner = new CommandLine(consumer.PathTo("out", "Shop"), "run", "--format", "json")
        {
            Environment = new Dictionary<string, string?> { ["TENANTMIGRATIONS__CONNECTIONSTRING"] = database.ConnectionString, ["DOTNET_ROOT"] = null },
        };
        Assert.Contains("\"applied\": 1", (await runner.RunAsync()).Expect(0).Output, StringComparison.Ordinal);
        Assert.False(File.Exists(consumer.PathTo("out", "Shop.dll")));
    }

    private static string? Linker => new[] { "clang", "gcc" }.FirstOrDefault(name => File.Exists("/usr/bin/" + name));
}
