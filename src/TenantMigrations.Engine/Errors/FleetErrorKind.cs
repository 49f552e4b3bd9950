namespace TenantMigrations.Engine;

/// <summary>Why an operation could not be done at all; each is an exit code of the runner.</summary>
public enum FleetErrorKind
{
    /// <summary>Wrong usage or settings (exit 2).</summary>
    Settings,

    /// <summary>Something is pending, drifted or invalid (exit 3).</summary>
    Findings,

    /// <summary>Another run holds a lock (exit 4).</summary>
    Locked,

    /// <summary>A database cannot be reached (exit 5).</summary>
    Unreachable,
}
