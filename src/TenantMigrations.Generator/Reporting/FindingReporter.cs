using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using TenantMigrations.Analysis;

namespace TenantMigrations.Generator.Reporting;

/// <summary>Turns findings into the compiler's diagnostics.</summary>
internal static class FindingReporter
{
    /// <summary>Reports what is not about a class: its place is known, or there is none.</summary>
    public static void ReportPlain(SourceProductionContext production, EquatableArray<Finding> findings)
    {
        foreach (var finding in findings)
            if (finding.Place.TypeName is null) Report(production, finding, InFile(finding.Place));
    }

    public static void ReportInClass(SourceProductionContext production, Finding finding, Compilation compilation) =>
        Report(production, finding, ClassPlaces.Find(compilation, finding.Place, production.CancellationToken));

    private static void Report(SourceProductionContext production, Finding finding, Location location) =>
        production.ReportDiagnostic(Diagnostic.Create(Descriptors.Of(finding.RuleId), location, finding.Message));

    private static Location InFile(SourcePlace place)
    {
        if (place.Path.Length == 0) return Location.None;

        var range = place.Range;
        return Location.Create(place.Path, new TextSpan(range.Start, range.Length),
            new LinePositionSpan(new LinePosition(range.Line, range.Column), new LinePosition(range.EndLine, range.EndColumn)));
    }
}
