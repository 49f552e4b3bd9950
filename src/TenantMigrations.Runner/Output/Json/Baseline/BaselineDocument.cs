namespace TenantMigrations.Runner;

/// <summary>What <c>baseline --format json</c> prints.</summary>
internal sealed record BaselineDocument(string? At, bool DryRun, bool Recorded, IReadOnlyList<BaselinedPlaceDocument> Places, IReadOnlyList<string> Notes)
{
    public static BaselineDocument Of(BaselineReport report, BaselineRequest request) => new(
        report.AtId,
        request.DryRun,
        !request.DryRun && !report.IsRefused,
        [.. report.Places.Select(place => new BaselinedPlaceDocument(
            place.Database,
            place.TenantId,
            place.State,
            place.Migrations,
            place.AtId,
            [.. place.Differences.Select(difference => new CatalogDifferenceDocument(difference.Subject, difference.Expected, difference.Found))]))],
        report.Notes);
}
