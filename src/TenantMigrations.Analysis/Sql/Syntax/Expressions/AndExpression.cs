namespace TenantMigrations.Analysis.Sql;

/// <summary>What must all be true.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Operands">At least two: <c>a AND b AND c</c> is one with three.</param>
internal sealed record AndExpression(SqlSpan Span, IReadOnlyList<Expression> Operands) : Expression(Span);
