using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace TenantMigrations.Generator.Tests;

/// <summary>What the analyzer said about a project.</summary>
internal sealed class AnalyzerRun(ImmutableArray<Diagnostic> findings, IEnumerable<TestFile> files)
{
    /// <summary>The findings, in the order of their places.</summary>
    public ImmutableArray<Diagnostic> Findings => GeneratorSnapshot.InOrder(findings);

    /// <summary>Those of one rule; the others come and go with the rules that there are.</summary>
    public ImmutableArray<Diagnostic> Of(string ruleId) => [.. Findings.Where(finding => finding.Id == ruleId)];

    /// <summary>The findings of one rule, as the compiler prints them.</summary>
    public string Report(string ruleId) => GeneratorSnapshot.Of(Of(ruleId), files);
}
