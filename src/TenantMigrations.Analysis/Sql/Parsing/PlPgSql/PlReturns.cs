namespace TenantMigrations.Analysis.Sql;

/// <summary>How a body gives its result back, which says what may stand behind RETURN.</summary>
internal enum PlReturns
{
    /// <summary>A value behind RETURN.</summary>
    Value,

    /// <summary>Rows, by RETURN NEXT with a value and RETURN QUERY.</summary>
    Rows,

    /// <summary>Rows of its OUT parameters or of the columns of its table, by RETURN NEXT alone and RETURN QUERY.</summary>
    RowsOfParameters,

    /// <summary>Its OUT parameters; RETURN stands alone.</summary>
    Parameters,

    /// <summary>Nothing; RETURN stands alone.</summary>
    Nothing,

    /// <summary>Nothing, for it is a procedure.</summary>
    Procedure,
}
