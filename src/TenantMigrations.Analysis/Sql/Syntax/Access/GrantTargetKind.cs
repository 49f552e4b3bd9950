namespace TenantMigrations.Analysis.Sql;

/// <summary>What a <see cref="GrantTarget"/> names.</summary>
internal enum GrantTargetKind
{
    /// <summary>Tables, views, and sequences that are not called so.</summary>
    Table,
    Sequence,
    Database,
    Domain,
    ForeignDataWrapper,
    ForeignServer,
    Function,
    Procedure,
    Routine,
    Language,
    LargeObject,
    Parameter,
    Schema,
    Tablespace,
    Type,
}
