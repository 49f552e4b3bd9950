namespace TenantMigrations.Analysis.Sql;

/// <summary>Which word a statement has for a routine.</summary>
internal enum RoutineKind
{
    Function,
    Procedure,

    /// <summary>Either of them.</summary>
    Routine,
}
