using System.Collections.Immutable;
using TenantMigrations.Analysis;
using TenantMigrations.Generator.Model;

namespace TenantMigrations.Generator.Reporting;

/// <summary>Every finding of the project.</summary>
internal static class AllFindings
{
    public static EquatableArray<Finding> Of(ProjectCatalog catalog, ProjectSettings settings, Output output, ProjectHistory history) =>
        new([.. settings.Findings, .. output.Findings, .. catalog.Findings.Where(finding => !IsSettled(finding, history)), .. history.Findings]);

    /// <summary>Those whose place is a part of a class.</summary>
    public static ImmutableArray<Finding> InClasses(EquatableArray<Finding> findings) =>
        findings.Where(static finding => finding.Place.TypeName is not null).ToImmutableArray();

    private static bool IsSettled(Finding finding, ProjectHistory history) =>
        finding.RuleId == "TM1019" && history.Settled.Contains(finding.Place.TypeName ?? finding.Place.Path);
}
