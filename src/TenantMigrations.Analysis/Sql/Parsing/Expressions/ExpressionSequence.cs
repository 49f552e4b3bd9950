namespace TenantMigrations.Analysis.Sql;

/// <summary>Two or more expressions in parentheses: a row, or the list of <c>IN</c>. Never in a tree.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Items">The expressions.</param>
internal sealed record ExpressionSequence(SqlSpan Span, IReadOnlyList<Expression> Items) : SqlNode(Span);
