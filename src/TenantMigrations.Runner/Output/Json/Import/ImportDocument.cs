namespace TenantMigrations.Runner;

/// <summary>What <c>import --format json</c> prints.</summary>
internal sealed record ImportDocument(
    bool Written,
    IReadOnlyList<WrittenMigrationDocument> Migrations,
    IReadOnlyList<ImportNoteDocument> Notes,
    IReadOnlyList<AuthoringFindingDocument> Findings,
    ImportedHistoryDocument? History)
{
    public static ImportDocument Of(ImportReport report, ImportedHistory? history)
    {
        var written = AuthoringDocuments.Of(new WriteReport(report.Migrations, report.Written, report.Findings));
        return new ImportDocument(
            report.Written,
            written.Migrations,
            [.. report.Notes.Select(note => new ImportNoteDocument(note.Path, note.Message))],
            written.Findings,
            history is null ? null : new ImportedHistoryDocument(history.File, [.. history.Places.Select(place => new ImportedPlaceDocument(place.Database, place.TenantId, place.AtId, place.Trouble))]));
    }
}
