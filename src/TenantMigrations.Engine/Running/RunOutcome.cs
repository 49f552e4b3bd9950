namespace TenantMigrations.Engine;

/// <summary>How a run ended; each is an exit code of the runner.</summary>
public enum RunOutcome
{
    /// <summary>All that was asked is done (exit 0).</summary>
    Done,

    /// <summary>A migration failed somewhere (exit 1).</summary>
    Failed,

    /// <summary>Nothing failed, but something could not be begun: a barrier or a global migration is owed (exit 3).</summary>
    Blocked,

    /// <summary>Paused, between two waves or because somebody asked for it; nothing failed (exit 3).</summary>
    Paused,

    /// <summary>Another run held a lock too long (exit 4).</summary>
    Locked,

    /// <summary>A database could not be reached (exit 5).</summary>
    Unreachable,

    /// <summary>Cancelled; what was in flight is rolled back (exit 130).</summary>
    Cancelled,
}
