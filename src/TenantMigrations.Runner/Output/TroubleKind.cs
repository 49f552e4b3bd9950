namespace TenantMigrations.Runner;

/// <summary>Why a verb has no result.</summary>
internal enum TroubleKind
{
    /// <summary>The command line cannot be used (exit 2).</summary>
    Usage,

    /// <summary>The settings cannot be used (exit 2).</summary>
    Settings,

    /// <summary>Drift or another disagreement that must be settled first (exit 3).</summary>
    Findings,

    /// <summary>Another run holds a lock (exit 4).</summary>
    Locked,

    /// <summary>A database cannot be reached (exit 5).</summary>
    Unreachable,

    /// <summary>Cancelled (exit 130).</summary>
    Cancelled,

    /// <summary>Something nobody foresaw (exit 1).</summary>
    Unexpected,
}
