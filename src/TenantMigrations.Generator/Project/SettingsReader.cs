using System.Globalization;
using Microsoft.CodeAnalysis.Diagnostics;
using TenantMigrations.Analysis;
using TenantMigrations.Generator.Emission;
using TenantMigrations.Generator.Files;
using TenantMigrations.Generator.Model;

namespace TenantMigrations.Generator.Project;

/// <summary>Reads MSBuild properties. A value that means nothing is a finding (TM9101), and the default stands in for it.</summary>
internal static class SettingsReader
{
    private const int OldestPostgres = 15;

    /// <summary>The properties that the compiler must see; the package's props declare the same list.</summary>
    public static IReadOnlyList<string> Properties { get; } =
    [
        "TenantMigrationsIsolation", "TenantMigrationsTenantSetting", "TenantMigrationsTenantColumn", "TenantMigrationsJournalSchema",
        "TenantMigrationsPostgresVersion", "TenantMigrationsGenerateEntryPoint", "RootNamespace", "ProjectDir",
    ];

    private static RegistrySettings Defaults { get; } = new();

    public static ProjectSettings Read(AnalyzerConfigOptions options)
    {
        var findings = new List<Finding>();

        T Setting<T>(string property, T fallback, Func<string, (bool IsValid, T Value)> parse, string expected)
        {
            if (Property(options, property) is not { Length: > 0 } text) return fallback;
            var (isValid, value) = parse(text);
            if (isValid) return value;
            findings.Add(SettingFinding.Of(property, text, expected, fallback is bool flag ? CSharpText.Literal(flag) : string.Format(CultureInfo.InvariantCulture, "{0}", fallback)));
            return fallback;
        }

        var isolation = Setting("TenantMigrationsIsolation", Defaults.Isolation, ParseIsolation, "Shared, Schema or Database");
        var setting = Setting("TenantMigrationsTenantSetting", Defaults.TenantSetting, PostgresNames.ParseSetting,
            "the name of a PostgreSQL setting of your own, two words with a dot between them");
        var column = Setting("TenantMigrationsTenantColumn", Defaults.TenantColumn, PostgresNames.ParseName, PostgresNames.Expected);
        var schema = Setting("TenantMigrationsJournalSchema", Defaults.JournalSchema, PostgresNames.ParseSchema,
            PostgresNames.Expected + " and not pg_…");
        var version = Setting("TenantMigrationsPostgresVersion", Defaults.PostgresVersion, ParseVersion, "a major version from 15 on, such as 17");
        var entryPoint = Setting("TenantMigrationsGenerateEntryPoint", true, static text => (bool.TryParse(text, out var value), value), "true or false");

        return new ProjectSettings(isolation, setting, column, schema, version, entryPoint,
            CSharpText.Namespace(Property(options, "RootNamespace") ?? ""), ProjectPaths.Directory(Property(options, "ProjectDir") ?? ""), findings.ToArray());
    }

    private static string? Property(AnalyzerConfigOptions options, string name) =>
        options.TryGetValue("build_property." + name, out var value) ? value.Trim() : null;

    private static (bool IsValid, TenantIsolation Value) ParseIsolation(string text) =>
        IsolationName.Parse(text) is { } isolation ? (true, isolation) : (false, default);

    private static (bool IsValid, int Value) ParseVersion(string text) =>
        (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version) && version is >= OldestPostgres and < 100, version);
}
