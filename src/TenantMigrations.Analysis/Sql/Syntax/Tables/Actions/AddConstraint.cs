namespace TenantMigrations.Analysis.Sql;

/// <summary><c>ADD</c> of a constraint.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Constraint">The constraint.</param>
internal sealed record AddConstraint(SqlSpan Span, Constraint Constraint) : AlterAction(Span);
