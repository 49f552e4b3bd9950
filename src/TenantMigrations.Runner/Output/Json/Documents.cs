namespace TenantMigrations.Runner;

/// <summary>The smaller documents, from the engine's reports.</summary>
internal static class Documents
{
    public static InitDocument Of(InitReport report) =>
        new([.. report.Databases.Select(database => new InitializedDatabaseDocument(database.Database, database.Changed))]);

    public static ValidationDocument Of(ValidationReport report) => new(
        [.. report.Findings.Select(finding => new ValidationFindingDocument(
            finding.Kind, finding.Database, finding.TenantId, finding.MigrationId, finding.Message, finding.IsDrift))]);

    public static RecoveryDocument Of(RecoveryReport report) => new(
        [.. report.Cases.Select(found => new RecoveryCaseDocument(found.TenantId, found.Database, found.Found, found.Explanation, found.Settled))],
        report.Run is null ? null : RunDocuments.Of(report.Run));
}
