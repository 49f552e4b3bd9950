namespace TenantMigrations.Analysis.Sql;

/// <summary>
/// How strongly operators bind, from the weakest: the grammar's own order. Comparisons, those of the kind of <c>LIKE</c> and <c>IS DISTINCT FROM</c> cannot be
/// chained; all others group to the left.
/// </summary>
internal enum Precedence : byte
{
    /// <summary>No operator.</summary>
    None,

    Or,
    And,
    Not,

    /// <summary><c>IS …</c>, <c>ISNULL</c>, <c>NOTNULL</c>.</summary>
    Is,

    /// <summary><c>&lt; &gt; = &lt;= &gt;= &lt;&gt;</c>.</summary>
    Comparison,

    /// <summary><c>BETWEEN</c>, <c>IN</c>, <c>LIKE</c>, <c>ILIKE</c>, <c>SIMILAR TO</c>, with <c>NOT</c> or without.</summary>
    Like,

    /// <summary>All operators that have no place of their own, and <c>OPERATOR(…)</c>.</summary>
    Operator,

    /// <summary><c>+ -</c>.</summary>
    Sum,

    /// <summary><c>* / %</c>.</summary>
    Product,

    /// <summary><c>^</c>.</summary>
    Power,

    /// <summary><c>AT TIME ZONE</c>, <c>AT LOCAL</c>.</summary>
    Zone,

    Collate,

    /// <summary>A sign before its operand.</summary>
    Sign,

    /// <summary><c>::</c>.</summary>
    Cast,
}
