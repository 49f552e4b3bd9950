using System.Text.RegularExpressions;
using TenantMigrations.TestKit.Processes;

namespace TenantMigrations.Build.Tests;

/// <summary>The ways to set a severity, in real builds of one project.</summary>
public sealed partial class SeverityTests(PackageFeed feed)
{
    private const string VacuumInFile = "20240101100000_clean_up.sql(2,1)";
    private const string VacuumInClass = "CleanUp.cs(6,31)";
    private const string Unused = "20240102100000_create_notes.sql(2,1)";

    [Fact]
    public async Task A_project_sets_severities_by_property_config_and_compiler_options()
    {
        using var consumer = WriteShop();

        // As the rules have it.
        Assert.Equal([$"{VacuumInFile}: error TM2001", $"{Unused}: warning TM1019", $"{VacuumInClass}: error TM2001"], await BuildAsync(consumer, 1));

        // The property is an input of the compiler: what was compiled is compiled again when it changes, and not otherwise.
        Assert.Empty(await BuildAsync(consumer, 0, Severities("TM2001=none;TM1019=none")));
        var config = consumer.PathTo("Shop", "obj", "Debug", "net10.0", "Shop.TenantMigrations.globalconfig");
        var (written, compiled) = (File.GetLastWriteTimeUtc(config), CompiledAt(consumer));
        Assert.Empty(await BuildAsync(consumer, 0, Severities("TM2001=none;TM1019=none")));
        Assert.Equal((written, compiled), (File.GetLastWriteTimeUtc(config), CompiledAt(consumer)));
        Assert.Equal([$"{VacuumInFile}: warning TM2001", $"{VacuumInClass}: warning TM2001"], await BuildAsync(consumer, 0, Severities("\n  tm2001 = Warning;\n  TM1019=suggestion;\n")));
        Assert.Equal([$"{VacuumInFile}: error TM2001", $"{Unused}: warning TM1019", $"{VacuumInClass}: error TM2001"], await BuildAsync(consumer, 1));

        // A .globalconfig, which the property overrules.
        consumer.Write("Shop/.globalconfig", "is_global = true\ndotnet_diagnostic.TM2001.severity = warning\ndotnet_diagnostic.TM1019.severity = none\n");
        Assert.Equal([$"{VacuumInFile}: warning TM2001", $"{VacuumInClass}: warning TM2001"], await BuildAsync(consumer, 0));
        Assert.Equal([$"{Unused}: error TM1019"], await BuildAsync(consumer, 1, Severities("TM2001=none;TM1019=error")));

        // What the compiler knows of itself.
        Assert.Equal([$"{VacuumInFile}: error TM2001", $"{VacuumInClass}: error TM2001"], await BuildAsync(consumer, 1, "-p:WarningsAsErrors=TM2001"));
        Assert.Equal([$"{VacuumInFile}: error TM2001", $"{VacuumInClass}: error TM2001"], await BuildAsync(consumer, 1, "-p:TreatWarningsAsErrors=true"));
        Assert.Empty(await BuildAsync(consumer, 0, "-p:NoWarn=TM2001"));

        // The generator goes on without analyzers.
        consumer.Write("Shop/migrations/system/20240103100000_slip.sql", "-- migrate:up\nSELEC 1;\n\n-- migrate:down\nSELECT 1;\n");
        Assert.Equal(["20240103100000_slip.sql(2,1): error TM1100"], await BuildAsync(consumer, 1, "-p:RunAnalyzers=false"));

        (await consumer.DotnetAsync("clean", "Shop")).Expect(0);
        Assert.False(File.Exists(config));
    }

    [Fact]
    public async Task An_entry_that_means_nothing_is_an_error_that_shows_one_that_does()
    {
        using var consumer = WriteShop("<TenantMigrationsSeverities>\n  TM2001=none;\n  TM1019 = suggestion;\n</TenantMigrationsSeverities>");
        (await consumer.DotnetAsync("restore", "Shop")).Expect(0);
        foreach (var entry in new[] { "TM2004", "TM20=error", "TM2004=loud", "TM2*=error" })
        {
            var run = await consumer.DotnetAsync("msbuild", "Shop", "-t:_WriteTenantMigrationsSeverities", Severities("TM2001=none; " + entry + " ;TM1019=loud"), "-v:quiet");
            Assert.Equal(1, run.ExitCode);
            Assert.Contains(
                $"error TM9015: '{entry}' in TenantMigrationsSeverities sets no severity. Write a rule, an equals sign and one of error, warning, suggestion, silent, none and default, such as TM2004=error; a semicolon divides two of them.",
                run.Output, StringComparison.Ordinal);
        }

        // A rule whose severity is fixed.
        var useless = await consumer.DotnetAsync("msbuild", "Shop", "-t:_WriteTenantMigrationsSeverities", Severities("TM1019=none; tm1100 = Warning"), "-v:quiet");
        Assert.Contains("error TM9015: 'tm1100 = Warning' in TenantMigrationsSeverities has no effect: this rule is always an error", useless.Expect(1).Output, StringComparison.Ordinal);
        (await consumer.DotnetAsync("msbuild", "Shop", "-t:_WriteTenantMigrationsSeverities", Severities("TM1100=error;TM1003=default;TM2001=none;TM1019=suggestion"), "-v:quiet")).Expect(0);
        File.Delete(consumer.PathTo("Shop", "obj", "Debug", "net10.0", "Shop.TenantMigrations.globalconfig"));

        // An editor keeps what it has.
        (await consumer.DotnetAsync("msbuild", "Shop", "-t:_WriteTenantMigrationsSeverities", Severities("TM2004"), "-p:DesignTimeBuild=true", "-v:quiet")).Expect(0);
        Assert.False(File.Exists(consumer.PathTo("Shop", "obj", "Debug", "net10.0", "Shop.TenantMigrations.globalconfig")));
        var asked = await consumer.DotnetAsync("msbuild", "Shop", "-t:Compile", "-p:DesignTimeBuild=true", "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true", "-getItem:CscCommandLineArgs");
        Assert.Matches(@"/analyzerconfig:[^""]*Shop\.TenantMigrations\.globalconfig", asked.Expect(0).Output);
        Assert.Equal(
            ["is_global = true", "global_level = 101", "dotnet_diagnostic.TM2001.severity = none", "dotnet_diagnostic.TM1019.severity = suggestion"],
            await File.ReadAllLinesAsync(consumer.PathTo("Shop", "obj", "Debug", "net10.0", "Shop.TenantMigrations.globalconfig"), TestContext.Current.CancellationToken));
    }

    private static string Severities(string value) => "-p:TenantMigrationsSeverities=" + value.Replace(";", "%3B", StringComparison.Ordinal);

    /// <summary>What a build says, without the words.</summary>
    private static async Task<string[]> BuildAsync(Consumer consumer, int exitCode, params string[] arguments)
    {
        var run = (await consumer.DotnetAsync(["build", "Shop", .. arguments])).Expect(exitCode);
        return [.. run.Output.Split('\n').Select(line => LinePattern().Match(line.Trim())).Where(match => match.Success).Select(match => match.Groups[1].Value).Distinct().Order(StringComparer.Ordinal)];
    }

    private static DateTime CompiledAt(Consumer consumer) => File.GetLastWriteTimeUtc(consumer.PathTo("Shop", "obj", "Debug", "net10.0", "Shop.dll"));

    private Consumer WriteShop(string properties = "")
    {
        var consumer = new Consumer(feed);
        consumer.WriteSmallProject("Shop", "<TreatWarningsAsErrors>false</TreatWarningsAsErrors>" + properties);
        consumer.Write("Shop/migrations/system/20240101100000_clean_up.sql", "-- migrate:up\nVACUUM;\n\n-- migrate:down\nSELECT 1;\n");
        consumer.Write("Shop/migrations/system/20240102100000_create_notes.sql", "-- migrate:up\n-- tm:allow TM2001 an experiment\nCREATE TABLE notes (id bigint);\n\n-- migrate:down\nDROP TABLE notes;\n");
        consumer.Write("Shop/CleanUp.cs", """
            using TenantMigrations;

            [Migration("20240101110000_clean_up", Scope = MigrationScope.Global)]
            public sealed class CleanUp : SqlMigration
            {
                public const string Up = "VACUUM";
                public const string Down = "SELECT 1";
            }
            """);
        return consumer;
    }

    [GeneratedRegex(@"([^/\\]+\(\d+,\d+\): (?:error|warning) TM\d{4}):")]
    private static partial Regex LinePattern();
}
