using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TenantMigrations.Analysis;

namespace TenantMigrations.Generator.Files;

/// <summary>The lock file among the additional files.</summary>
internal static class LockFiles
{
    private const string Metadata = "build_metadata.AdditionalFiles.TenantMigrationsLockFile";

    public static bool IsLockFile(AdditionalText text, AnalyzerConfigOptionsProvider provider) =>
        text.Path.EndsWith(LockFile.FileName, StringComparison.Ordinal)
        && provider.GetOptions(text).TryGetValue(Metadata, out var mark) && string.Equals(mark, "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>The lock file that an analyzer is given; null where there is none.</summary>
    public static LockFile? Find(AnalyzerOptions options, CancellationToken cancellationToken)
    {
        foreach (var file in options.AdditionalFiles)
            if (IsLockFile(file, options.AnalyzerConfigOptionsProvider)) return Read(file, cancellationToken);
        return null;
    }

    public static LockFile Read(AdditionalText text, CancellationToken cancellationToken) =>
        LockFile.Read(text.Path, text.GetText(cancellationToken)?.ToString() ?? "");
}
