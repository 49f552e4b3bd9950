namespace TenantMigrations.Runner;

/// <summary>What <c>rebase --format json</c> prints.</summary>
internal sealed record RebaseDocument(
    string? Newest,
    IReadOnlyList<RenamedMigrationDocument> Renamed,
    IReadOnlyList<RewrittenFileDocument> Files,
    bool Written,
    IReadOnlyList<AuthoringFindingDocument> Findings);
