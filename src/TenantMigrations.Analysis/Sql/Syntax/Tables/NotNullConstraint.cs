namespace TenantMigrations.Analysis.Sql;

/// <summary><c>NOT NULL</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Column">The column; null where the constraint stands on a domain.</param>
internal sealed record NotNullConstraint(SqlSpan Span, Name? Column) : Constraint(Span);
