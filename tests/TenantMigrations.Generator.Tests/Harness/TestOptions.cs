using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace TenantMigrations.Generator.Tests;

/// <summary>What the package's props and targets tell the compiler.</summary>
internal sealed class TestOptions(ImmutableDictionary<string, string> properties) : AnalyzerConfigOptionsProvider
{
    public ImmutableDictionary<string, string> Properties => properties;

    public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(properties);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => Options.None;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile)
    {
        if (textFile.Path.EndsWith(".lock", StringComparison.Ordinal))
            return new Options(new Dictionary<string, string>(StringComparer.Ordinal) { ["build_metadata.AdditionalFiles.TenantMigrationsLockFile"] = "true" });

        if (!textFile.Path.EndsWith(".sql", StringComparison.Ordinal)) return Options.None;

        var path = textFile.Path[TestProject.Folder.Length..];
        return new Options(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["build_metadata.AdditionalFiles.TenantMigration"] = "true",
            ["build_metadata.AdditionalFiles.TenantMigrationPath"] = path,
            ["build_metadata.AdditionalFiles.TenantMigrationResource"] = path,
        });
    }

    private sealed class Options(IReadOnlyDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public static Options None { get; } = new(ImmutableDictionary<string, string>.Empty);

        public override bool TryGetValue(string key, [MaybeNullWhen(false)] out string value) => values.TryGetValue(key, out value);
    }
}
