namespace TenantMigrations.Analysis.Sql;

/// <summary><c>CHECK (…)</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Condition">What must hold.</param>
internal sealed record CheckConstraint(SqlSpan Span, Expression Condition) : Constraint(Span);
