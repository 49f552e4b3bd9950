namespace TenantMigrations.Engine;

/// <summary>What a run does.</summary>
public enum RunKind
{
    /// <summary>Applies what is pending.</summary>
    Run,

    /// <summary>Undoes.</summary>
    Rollback,

    /// <summary>Tries a failed or interrupted migration again.</summary>
    Recover,
}
