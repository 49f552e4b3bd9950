namespace TenantMigrations.Analysis.Sql;

/// <summary>Which operators an expression may have outside parentheses, given by where it stands.</summary>
internal enum ExpressionKind : byte
{
    /// <summary>All.</summary>
    /// <remarks>a_expr.</remarks>
    Full,

    /// <summary>No keywords but <c>IS [NOT] DISTINCT FROM</c> and <c>IS [NOT] DOCUMENT</c>, so that keywords may stand behind it.</summary>
    /// <remarks>b_expr.</remarks>
    Restricted,

    /// <summary>All, but it may have a label behind it, which <c>and</c> and the like may be too.</summary>
    /// <remarks>a_expr in target_el.</remarks>
    Labelled,

    /// <summary>All, but <c>SIMILAR</c> without <c>TO</c> may stand behind it.</summary>
    /// <remarks>The first a_expr of substr_list.</remarks>
    BeforeSimilar,
}
