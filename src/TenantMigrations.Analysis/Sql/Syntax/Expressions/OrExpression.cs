namespace TenantMigrations.Analysis.Sql;

/// <summary>Of which one must be true.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Operands">At least two: <c>a OR b OR c</c> is one with three.</param>
internal sealed record OrExpression(SqlSpan Span, IReadOnlyList<Expression> Operands) : Expression(Span);
