namespace TenantMigrations.Engine;

/// <summary>What work waits for.</summary>
public enum WaitKind
{
    /// <summary>The next try of something that may succeed a moment later: a lock timeout, a deadlock, a serialization failure.</summary>
    Retry,

    /// <summary>Another run, which holds the lock.</summary>
    Lock,

    /// <summary>A journal that changes under this run.</summary>
    Journal,

    /// <summary>A database whose connection was lost, or that cannot be reached in the middle of a run.</summary>
    Connection,
}
