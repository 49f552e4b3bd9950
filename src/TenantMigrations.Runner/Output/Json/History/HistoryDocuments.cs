namespace TenantMigrations.Runner;

/// <summary>The documents of the verbs that keep the history, from the engine's reports.</summary>
internal static class HistoryDocuments
{
    public static LockDocument Of(LockReport report) => new(
        report.LockFile,
        report.Released,
        [.. report.Added.Select(migration => new ReleasedMigrationDocument(migration.Id, migration.Scope, migration.Checksum))],
        report.Written,
        Of(report.Findings));

    public static RebaseDocument Of(RebaseReport report) => new(
        report.Newest,
        [.. report.Renamed.Select(migration => new RenamedMigrationDocument(migration.From, migration.To))],
        [.. report.Files.Select(file => new RewrittenFileDocument(file.Path, file.NewPath, file.References))],
        report.Written,
        Of(report.Findings));

    private static IReadOnlyList<AuthoringFindingDocument> Of(IReadOnlyList<AuthoringFinding> findings) =>
        [.. findings.Select(finding => new AuthoringFindingDocument(finding.RuleId, finding.Path, finding.Line, finding.Column, finding.Message))];
}
