namespace TenantMigrations.Engine;

/// <summary>What became of one direction of a migration.</summary>
public enum TrialState
{
    /// <summary>It was not reached, because something before it did not succeed.</summary>
    NotReached,

    /// <summary>It succeeded, and the catalog is what it has to be.</summary>
    Done,

    /// <summary>It succeeded, and the catalog is not what it has to be.</summary>
    Differs,

    /// <summary>It failed.</summary>
    Failed,

    /// <summary>There is nothing to do: the migration is irreversible, or a repeatable, which has no down part.</summary>
    NotAsked,
}
