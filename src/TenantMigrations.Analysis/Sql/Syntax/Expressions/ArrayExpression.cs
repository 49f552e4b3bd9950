namespace TenantMigrations.Analysis.Sql;

/// <summary><c>ARRAY[…]</c>, or <c>[…]</c> within one.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Elements">Its elements.</param>
internal sealed record ArrayExpression(SqlSpan Span, IReadOnlyList<Expression> Elements) : Expression(Span);
