namespace TenantMigrations.Runner;

/// <summary>What the runner tells the process that started it.</summary>
public enum ExitCode
{
    /// <summary>All that was asked is done.</summary>
    Done = 0,

    /// <summary>A migration failed.</summary>
    Failed = 1,

    /// <summary>The command line or the settings are wrong; nothing was touched.</summary>
    Usage = 2,

    /// <summary>Something is pending, drifted or invalid.</summary>
    Findings = 3,

    /// <summary>Another run holds a lock.</summary>
    Locked = 4,

    /// <summary>A database cannot be reached.</summary>
    Unreachable = 5,

    /// <summary>Cancelled: Ctrl-C, SIGTERM or SIGHUP.</summary>
    Cancelled = 130,
}
