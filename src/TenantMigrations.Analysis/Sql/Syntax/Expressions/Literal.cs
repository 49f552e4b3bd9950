namespace TenantMigrations.Analysis.Sql;

/// <summary>A constant. One with a type before it, <c>date '2024-02-29'</c>, is a <see cref="CastExpression"/> of one.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Text">What is between the quotes of a string; a number as it is written, without a sign; the keyword otherwise.</param>
internal sealed record Literal(SqlSpan Span, LiteralKind Kind, string Text) : Expression(Span);
