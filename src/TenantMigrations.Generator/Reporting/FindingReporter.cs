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
            if (finding.Place.TypeName is null) production.ReportDiagnostic(InFile(finding));
    }

    public static void ReportInClass(SourceProductionContext production, Finding finding, Compilation compilation) =>
        production.ReportDiagnostic(InClass(finding, compilation, production.CancellationToken));

    /// <summary>What is about a file, or about nothing that has a place.</summary>
    public static Diagnostic InFile(Finding finding) => Of(finding, LocationOf(finding.Place));

    /// <summary>What is about a class.</summary>
    public static Diagnostic InClass(Finding finding, Compilation compilation, CancellationToken cancellationToken) =>
        Of(finding, ClassPlaces.Find(compilation, finding.Place, cancellationToken));

    private static Diagnostic Of(Finding finding, Location location) => Diagnostic.Create(Descriptors.Of(finding.RuleId), location, finding.Message);

    private static Location LocationOf(SourcePlace place)
    {
        if (place.Path.Length == 0) return Location.None;

        var range = place.Range;
        return Location.Create(place.Path, new TextSpan(range.Start, range.Length),
            new LinePositionSpan(new LinePosition(range.Line, range.Column), new LinePosition(range.EndLine, range.EndColumn)));
    }
}
