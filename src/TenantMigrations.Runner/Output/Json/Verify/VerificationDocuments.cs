namespace TenantMigrations.Runner;

/// <summary>From the engine's report to the document.</summary>
internal static class VerificationDocuments
{
    public static VerificationDocument Of(VerificationReport report, TenantIsolation isolation) => new(
        report.Failure is not null ? VerificationOutcome.Failed : report.Findings.Count > 0 ? VerificationOutcome.Findings : VerificationOutcome.Done,
        report.ServerVersion,
        isolation,
        report.Tenants,
        report.SeedStatements,
        Milliseconds(report.Duration),
        report.TenantAfterTenant,
        report.LaterTenant,
        report.WholeDown,
        [.. report.Migrations.Select(Of)],
        [.. report.Findings.Select(Of)],
        report.Failure is { } failure ? new VerificationFailureDocument(RunDocuments.Of(failure.Error), failure.TenantId, failure.Circumstance) : null);

    private static VerifiedMigrationDocument Of(VerifiedMigration migration) => new(
        migration.Id,
        migration.Scope,
        migration.Up,
        migration.Down,
        migration.UpAgain,
        Milliseconds(migration.UpTime),
        Milliseconds(migration.DownTime),
        migration.StrongestLock?.Lock is { } mode ? VerificationWords.Of(mode) : null,
        migration.StrongestLock?.Name,
        migration.Rewrites,
        migration.RowsChanged,
        migration.Notes,
        [.. migration.UpStatements.Concat(migration.DownStatements).Select(Of)]);

    private static ObservedStatementDocument Of(ObservedStatement statement) => new(
        statement.Place.IsDown,
        statement.Place.Command,
        statement.Place.Line,
        statement.Place.Column,
        Milliseconds(statement.Observation.Duration),
        statement.Observation.IsFromOutside,
        [.. statement.Observation.Relations.Select(Of)]);

    private static RelationEffectDocument Of(RelationEffect relation) => new(
        relation.Name,
        relation.Kind,
        relation.Table,
        relation.IsNew,
        relation.Lock is { } mode ? VerificationWords.Of(mode) : null,
        relation.Held is { } held ? VerificationWords.Of(held) : null,
        relation.IsRewritten,
        relation.Scans,
        relation.RowsRead,
        relation.RowsChanged);

    private static VerificationFindingDocument Of(VerificationFinding finding) => new(
        VerificationWords.IdOf(finding.Kind), finding.Kind, finding.MigrationId, finding.Message, finding.Path, finding.Line, finding.Column, [.. finding.Changes.Select(Of)]);

    private static CatalogChangeDocument Of(CatalogChange change) => new(
        change.Difference.Subject, change.Difference.Expected, change.Difference.Found, change.Cause?.Command, change.Cause?.IsDown, change.Cause?.Line, change.Cause?.Column);

    private static long Milliseconds(TimeSpan time) => (long)Math.Round(time.TotalMilliseconds);
}
