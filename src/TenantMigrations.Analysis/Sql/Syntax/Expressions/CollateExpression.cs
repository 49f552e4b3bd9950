namespace TenantMigrations.Analysis.Sql;

/// <summary><c>a COLLATE "C"</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Operand">Whose order it is.</param>
/// <param name="Collation">The order.</param>
internal sealed record CollateExpression(SqlSpan Span, Expression Operand, QualifiedName Collation) : Expression(Span);
