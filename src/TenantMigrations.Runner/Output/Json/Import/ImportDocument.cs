namespace TenantMigrations.Runner;

/// <summary>What <c>import --format json</c> prints.</summary>
internal sealed record ImportDocument(
    bool Written, IReadOnlyList<WrittenMigrationDocument> Migrations, IReadOnlyList<ImportNoteDocument> Notes, IReadOnlyList<AuthoringFindingDocument> Findings)
{
    public static ImportDocument Of(ImportReport report)
    {
        var written = AuthoringDocuments.Of(new WriteReport(report.Migrations, report.Written, report.Findings));
        return new ImportDocument(report.Written, written.Migrations, [.. report.Notes.Select(note => new ImportNoteDocument(note.Path, note.Message))], written.Findings);
    }
}
