namespace TenantMigrations.Analysis.Sql;

/// <summary><c>a[1]</c>, <c>a[1:2]</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Operand">The array, or what else has elements.</param>
/// <param name="Lower">The index, or where the slice begins; null where that is left out.</param>
/// <param name="Upper">Where the slice ends; null where that is left out.</param>
internal sealed record SubscriptExpression(SqlSpan Span, Expression Operand, Expression? Lower, Expression? Upper) : Expression(Span);
