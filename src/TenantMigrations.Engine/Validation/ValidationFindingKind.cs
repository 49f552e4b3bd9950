namespace TenantMigrations.Engine;

/// <summary>What kind of disagreement.</summary>
public enum ValidationFindingKind
{
    /// <summary>An applied migration has another checksum than the registry's.</summary>
    ChangedMigration,

    /// <summary>The journal has a migration that the registry does not know.</summary>
    UnknownMigration,

    /// <summary>A migration is not applied although one that depends on it is.</summary>
    Gap,

    /// <summary>Work outside a transaction was interrupted: <c>running</c>, and nobody works on it.</summary>
    InterruptedMigration,

    /// <summary>The last attempt failed.</summary>
    FailedMigration,

    /// <summary>A tenant's schema does not exist. (A database that does not is one that cannot be reached.)</summary>
    MissingSchema,

    /// <summary>A stored head does not agree with the status rows.</summary>
    WrongHead,

    /// <summary>An index is marked invalid.</summary>
    InvalidIndex,

    /// <summary>The journal is missing or older than this version's.</summary>
    JournalOutdated,

    /// <summary>A table with the tenant column is not protected by row level security, or the connection bypasses it.</summary>
    IsolationHole,
}
