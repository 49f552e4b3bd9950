namespace TenantMigrations.Analysis.Sql;

/// <summary>What may stand behind RETURN in a body.</summary>
internal enum PlReturns
{
    /// <summary>Depends on what is not known here.</summary>
    Unknown,

    /// <summary>A value, always.</summary>
    Value,

    /// <summary>Nothing: it is a procedure.</summary>
    NothingEver,
}
