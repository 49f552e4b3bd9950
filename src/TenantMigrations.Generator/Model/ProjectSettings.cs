using TenantMigrations.Analysis;

namespace TenantMigrations.Generator.Model;

/// <summary>What MSBuild properties say.</summary>
/// <param name="Isolation"><c>TenantMigrationsIsolation</c>.</param>
/// <param name="TenantSetting"><c>TenantMigrationsTenantSetting</c>.</param>
/// <param name="TenantColumn"><c>TenantMigrationsTenantColumn</c>.</param>
/// <param name="JournalSchema"><c>TenantMigrationsJournalSchema</c>.</param>
/// <param name="PostgresVersion"><c>TenantMigrationsPostgresVersion</c>.</param>
/// <param name="GenerateEntryPoint"><c>TenantMigrationsGenerateEntryPoint</c>.</param>
/// <param name="RootNamespace"><c>RootNamespace</c> as C# can write it; empty for the global one.</param>
/// <param name="ProjectDirectory"><c>ProjectDir</c> with forward slashes and one at its end; empty where it is unknown.</param>
/// <param name="Findings">Values that mean nothing; the default stands in for each.</param>
internal sealed record ProjectSettings(
    TenantIsolation Isolation,
    string TenantSetting,
    string TenantColumn,
    string JournalSchema,
    int PostgresVersion,
    bool GenerateEntryPoint,
    string RootNamespace,
    string ProjectDirectory,
    EquatableArray<Finding> Findings)
{
    /// <summary>Those that reading sources depends on.</summary>
    public ScriptOptions ScriptOptions => new(PostgresVersion, Isolation, JournalSchema, TenantSetting);
}
