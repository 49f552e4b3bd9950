using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace TenantMigrations.Benchmarks.Generator;

/// <summary>What a project's properties and items look like to the generator.</summary>
internal sealed class ProjectOptions : AnalyzerConfigOptionsProvider
{
    private static readonly Options s_none = new([]);

    public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(new()
    {
        ["build_property.ProjectDir"] = "/app/",
        ["build_property.RootNamespace"] = "App",
        ["build_property.TenantMigrationsIsolation"] = "Schema",
    });

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => s_none;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => textFile is MigrationText migration
        ? new Options(new()
        {
            ["build_metadata.AdditionalFiles.TenantMigration"] = "true",
            ["build_metadata.AdditionalFiles.TenantMigrationPath"] = migration.RelativePath,
            ["build_metadata.AdditionalFiles.TenantMigrationResource"] = migration.RelativePath,
        })
        : s_none;

    private sealed class Options(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
