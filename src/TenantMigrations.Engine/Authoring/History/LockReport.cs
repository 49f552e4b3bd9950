using TenantMigrations.Analysis;

namespace TenantMigrations.Engine;

/// <summary>What <see cref="LockMigrations"/> did or found.</summary>
/// <param name="LockFile">The lock file, relative to the project's folder.</param>
/// <param name="Released">How many migrations are released now.</param>
/// <param name="Added">Those that this added; with <see cref="LockRequest.Check"/> or findings those that it would add.</param>
/// <param name="Written">Whether the lock file was written.</param>
/// <param name="Findings">Why nothing could be released.</param>
public sealed record LockReport(
    string LockFile, int Released, IReadOnlyList<ReleasedMigration> Added, bool Written, IReadOnlyList<AuthoringFinding> Findings)
{
    /// <summary>Whether the history is complete and nothing in it was changed.</summary>
    public bool IsUpToDate => Findings.Count == 0 && (Written || Added.Count == 0);
}
