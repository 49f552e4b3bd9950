namespace TenantMigrations.Analysis.Sql;

/// <summary>
/// A call of a function or aggregate, or one of those that the grammar knows by name, such as <c>COALESCE(a, b)</c> and <c>EXTRACT(year FROM a)</c>.
/// </summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Name">The function's name.</param>
/// <param name="Arguments">What stands in the parentheses, but for <c>ORDER BY</c>.</param>
internal sealed record CallExpression(SqlSpan Span, QualifiedName Name, IReadOnlyList<CallArgument> Arguments) : Expression(Span)
{
    /// <summary>Whether it is <c>f(*)</c>.</summary>
    public bool IsStar { get; init; }

    /// <summary>Whether <c>DISTINCT</c> stands before the arguments.</summary>
    public bool IsDistinct { get; init; }

    /// <summary>Whether the last argument is <c>VARIADIC</c>.</summary>
    public bool IsVariadic { get; init; }

    /// <summary><c>ORDER BY</c> in the parentheses.</summary>
    public IReadOnlyList<SortItem> OrderBy { get; init; } = [];

    /// <summary><c>WITHIN GROUP (ORDER BY …)</c>.</summary>
    public IReadOnlyList<SortItem> WithinGroup { get; init; } = [];

    /// <summary><c>FILTER (WHERE …)</c>.</summary>
    public Expression? Filter { get; init; }

    /// <summary><c>OVER …</c>.</summary>
    public WindowSpecification? Over { get; init; }
}
