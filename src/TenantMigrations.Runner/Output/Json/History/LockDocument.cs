namespace TenantMigrations.Runner;

/// <summary>What <c>lock --format json</c> prints.</summary>
internal sealed record LockDocument(
    string LockFile,
    int Released,
    IReadOnlyList<ReleasedMigrationDocument> Added,
    bool Written,
    IReadOnlyList<AuthoringFindingDocument> Findings);
