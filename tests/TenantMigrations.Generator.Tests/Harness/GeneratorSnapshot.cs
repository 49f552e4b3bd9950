using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
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

        if (run.Findings.Length > 0) Snapshot.Verify(run.Report, "txt", stem, testFile, testMethod);
    }

    public static ImmutableArray<Diagnostic> InOrder(IEnumerable<Diagnostic> findings) =>
        [.. findings.OrderBy(finding => finding.Location.GetLineSpan().Path, StringComparer.Ordinal).ThenBy(finding => finding.Location.SourceSpan.Start).ThenBy(finding => finding.Id, StringComparer.Ordinal)];

    /// <summary>Findings as the compiler prints them.</summary>
    public static string Of(IEnumerable<Diagnostic> findings, IEnumerable<TestFile> files)
    {
        var texts = files.Where(file => file.GetText() is not null).ToDictionary(file => file.Path, file => file.GetText()!, StringComparer.Ordinal);
        return string.Concat(findings.Select(finding => Of(finding, texts)));
    }

    /// <summary>A finding as the compiler prints it, with the source that it points to.</summary>
    public static string Of(Diagnostic finding, IReadOnlyDictionary<string, SourceText> files)
    {
        var place = finding.Location.GetLineSpan();
        var text = new StringBuilder(place.Path is { Length: > 0 } path
            ? $"{path.Replace(TestProject.Folder, "", StringComparison.Ordinal)}({place.Span.Start.Line + 1},{place.Span.Start.Character + 1},{place.Span.End.Line + 1},{place.Span.End.Character + 1})"
            : "Shop");
        text.Append(": ").Append(finding.Severity.ToString().ToLowerInvariant()).Append(' ').Append(finding.Id).Append(": ").Append(finding.GetMessage()).Append('\n');

        var source = finding.Location.SourceTree?.GetText() ?? files.GetValueOrDefault(place.Path ?? "");
        if (source is null) return text.ToString();

        // Offsets and lines are given apart for a file; they have to mean the same place.
        Assert.Equal(source.Lines.GetLinePositionSpan(finding.Location.SourceSpan), place.Span);
        return text.Append("    > ").Append(source.ToString(finding.Location.SourceSpan).ReplaceLineEndings("⏎").Replace('\0', '␀')).Append('\n').ToString();
    }

    [GeneratedRegex("\"TenantMigrations.Generator\", \"[0-9.]+\"")]
    private static partial Regex VersionPattern();
}
