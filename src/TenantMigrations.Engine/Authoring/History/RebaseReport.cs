namespace TenantMigrations.Engine;

/// <summary>What <see cref="RebaseMigrations"/> did or found.</summary>
/// <param name="Newest">The newest released migration; null where nothing has been released.</param>
/// <param name="Renamed">The migrations that got new ids, in their order.</param>
/// <param name="Files">The files that were changed.</param>
/// <param name="Written">Whether files were changed; false for a dry run.</param>
/// <param name="FinishedEarlier">Whether a rebase that had been interrupted was finished first.</param>
/// <param name="Findings">Why nothing could be done.</param>
public sealed record RebaseReport(
    string? Newest,
    IReadOnlyList<RenamedMigration> Renamed,
    IReadOnlyList<RewrittenFile> Files,
    bool Written,
    bool FinishedEarlier,
    IReadOnlyList<AuthoringFinding> Findings);
