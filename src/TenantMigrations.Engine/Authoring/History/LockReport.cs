using TenantMigrations.Analysis;

namespace TenantMigrations.Engine;

/// <summary>What <see cref="LockMigrations"/> did or found.</summary>
/// <param name="LockFile">The lock file, relative to the project's folder.</param>
/// <param name="Released">How many migrations are released now.</param>
/// <param name="Added">Those that this added; with <see cref="LockRequest.Check"/> or findings those that it would add.</param>
/// <param name="Written">Whether the lock file was written.</param>
/// <param name="Findings">Why nothing could be released; with <see cref="LockRequest.Check"/> also what is not recorded.</param>
public sealed record LockReport(
    string LockFile, int Released, IReadOnlyList<ReleasedMigration> Added, bool Written, IReadOnlyList<AuthoringFinding> Findings);
