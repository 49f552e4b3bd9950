using TenantMigrations.Analysis;

namespace TenantMigrations.Engine;

/// <summary>What <see cref="LockMigrations"/> is asked for.</summary>
public sealed record LockRequest
{
    /// <summary>Only look, for CI: nothing is written.</summary>
    public bool Check { get; init; }

    /// <summary>Which lines count where git has left a conflict in the lock file; null: a conflict is a finding.</summary>
    public ConflictSide? Keep { get; init; }
}
