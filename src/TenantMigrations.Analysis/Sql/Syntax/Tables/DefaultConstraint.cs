namespace TenantMigrations.Analysis.Sql;

/// <summary><c>DEFAULT …</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Value">What a row gets that says nothing.</param>
internal sealed record DefaultConstraint(SqlSpan Span, Expression Value) : Constraint(Span);
