using TenantMigrations.Analysis;

namespace TenantMigrations.Engine;

/// <summary>What <see cref="RebaseMigrations"/> is asked for.</summary>
public sealed record RebaseRequest
{
    /// <summary>Only say what would be done.</summary>
    public bool DryRun { get; init; }

    /// <summary>Which lines count where git has left a conflict in the lock file; null: a conflict is a finding.</summary>
    public ConflictSide? Keep { get; init; }

    /// <summary>Says what time it is: new ids begin with it.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
