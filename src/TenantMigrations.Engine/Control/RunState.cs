namespace TenantMigrations.Engine;

/// <summary>How a run stands, as the control database knows it.</summary>
public enum RunState
{
    /// <summary>At work; or its process was killed, which its last sign of life tells.</summary>
    Running,

    /// <summary>Waits for a person, between two waves or because somebody asked for it: <c>run --resume</c> goes on.</summary>
    Paused,

    /// <summary>Stopped before its end: too many failures, or a wave's verification.</summary>
    Stopped,

    /// <summary>Went to its end, and something failed or could not be begun.</summary>
    Failed,

    /// <summary>Cancelled by a signal.</summary>
    Cancelled,

    /// <summary>All is done.</summary>
    Completed,

    /// <summary>Given up: nobody is to resume it.</summary>
    Abandoned,

    /// <summary>Rolled back as a whole.</summary>
    RolledBack,
}
