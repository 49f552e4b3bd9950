namespace TenantMigrations.Analysis.Sql;

/// <summary><c>a::type</c>, <c>CAST(a AS type)</c>, <c>TREAT(a AS type)</c>, <c>type 'literal'</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Operand">What is cast.</param>
/// <param name="Type">To what.</param>
internal sealed record CastExpression(SqlSpan Span, Expression Operand, TypeName Type) : Expression(Span);
