namespace TenantMigrations.Analysis.Sql;

/// <summary>What a <see cref="TransactionStatement"/> does.</summary>
internal enum TransactionKind
{
    Begin,

    /// <summary><c>END</c> too.</summary>
    Commit,

    /// <summary><c>ABORT</c> too.</summary>
    Rollback,
    Savepoint,
    ReleaseSavepoint,
    RollbackToSavepoint,
    Prepare,
    CommitPrepared,
    RollbackPrepared,
}
