namespace TenantMigrations.Engine;

/// <summary>What a baseline comes to in one place.</summary>
public enum BaselineState
{
    /// <summary>It is recorded.</summary>
    Recorded,

    /// <summary>It is recorded since an earlier time; nothing was done.</summary>
    Unchanged,

    /// <summary>It can be recorded, and is not yet: only a look, or another place stands in the way.</summary>
    Matches,

    /// <summary>Its catalog is not what the migrations make.</summary>
    Differs,

    /// <summary>The journal says something else of it already.</summary>
    Journaled,
}
