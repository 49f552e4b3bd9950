namespace TenantMigrations.Analysis.Sql;

/// <summary><c>ROW(…)</c>, or <c>(a, b)</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Elements">Its fields.</param>
internal sealed record RowExpression(SqlSpan Span, IReadOnlyList<Expression> Elements) : Expression(Span);
