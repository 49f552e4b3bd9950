using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using TenantMigrations.TestKit;

namespace TenantMigrations.Generator.Tests;

/// <summary>Approved texts of what the generator makes: one file for each generated source, one for the findings.</summary>
internal static partial class GeneratorSnapshot
{
    /// <summary>Compares all generated sources, and the findings where there are any.</summary>
    public static void Verify(
        GeneratorRun run,
        [System.Runtime.CompilerServices.CallerFilePath] string testFile = "",
        [System.Runtime.CompilerServices.CallerMemberName] string testMethod = "")
    {
        var stem = $"{Path.GetFileNameWithoutExtension(testFile)}.{testMethod}";
        foreach (var source in run.Result.GeneratedSources)
        {
            var text = VersionPattern().Replace(source.SourceText.ToString(), "\"TenantMigrations.Generator\", \"1.2.3\"");
            Snapshot.Verify(text, "cs", $"{stem}.{source.HintName.Replace(".g.cs", "", StringComparison.Ordinal)}", testFile, testMethod);
        }

        if (run.Findings.Length > 0) Snapshot.Verify(Of(run.Findings), "txt", stem, testFile, testMethod);
    }

    /// <summary>Findings as the compiler prints them, each with the source that it points to.</summary>
    public static string Of(IEnumerable<Diagnostic> findings)
    {
        var text = new StringBuilder();
        foreach (var finding in findings)
        {
            var place = finding.Location.GetLineSpan();
            text.Append(place.Path is { Length: > 0 } path
                ? $"{path.Replace(TestProject.Folder, "", StringComparison.Ordinal)}({place.Span.Start.Line + 1},{place.Span.Start.Character + 1},{place.Span.End.Line + 1},{place.Span.End.Character + 1})"
                : "Shop");
            text.Append(": ").Append(finding.Severity.ToString().ToLowerInvariant()).Append(' ').Append(finding.Id).Append(": ").Append(finding.GetMessage()).Append('\n');
            if (finding.Location.IsInSource)
                text.Append("    > ").Append(finding.Location.SourceTree!.ToString().Substring(finding.Location.SourceSpan.Start, finding.Location.SourceSpan.Length).ReplaceLineEndings("⏎")).Append('\n');
        }

        return text.ToString();
    }

    [GeneratedRegex("\"TenantMigrations.Generator\", \"[0-9.]+\"")]
    private static partial Regex VersionPattern();
}
