namespace TenantMigrations.Analysis.Sql;

/// <summary>What a <see cref="SubqueryExpression"/> makes of its query.</summary>
internal enum SubqueryKind
{
    /// <summary>The value of its only row.</summary>
    Scalar,

    /// <summary><c>EXISTS (…)</c>.</summary>
    Exists,

    /// <summary><c>a IN (…)</c>.</summary>
    In,

    /// <summary><c>a NOT IN (…)</c>.</summary>
    NotIn,

    /// <summary><c>a = ANY (…)</c>, <c>SOME</c>.</summary>
    Any,

    /// <summary><c>a = ALL (…)</c>.</summary>
    All,

    /// <summary><c>ARRAY (…)</c>, <c>JSON_ARRAY(…)</c>.</summary>
    Array,
}
