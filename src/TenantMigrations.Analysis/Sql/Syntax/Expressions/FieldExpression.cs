namespace TenantMigrations.Analysis.Sql;

/// <summary>A field of a composite value: <c>(a).b</c>, <c>(a).*</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Operand">The value.</param>
/// <param name="Field">The field; null for all.</param>
internal sealed record FieldExpression(SqlSpan Span, Expression Operand, Name? Field) : Expression(Span);
