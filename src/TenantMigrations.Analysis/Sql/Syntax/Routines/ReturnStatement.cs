namespace TenantMigrations.Analysis.Sql;

/// <summary><c>RETURN …</c> of a routine's body.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Value">What is returned.</param>
internal sealed record ReturnStatement(SqlSpan Span, Expression Value) : Statement(Span);
