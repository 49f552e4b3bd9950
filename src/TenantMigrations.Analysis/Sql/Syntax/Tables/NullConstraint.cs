namespace TenantMigrations.Analysis.Sql;

/// <summary><c>NULL</c>, which says what holds anyway.</summary>
/// <param name="Span">Where it stands.</param>
internal sealed record NullConstraint(SqlSpan Span) : Constraint(Span);
