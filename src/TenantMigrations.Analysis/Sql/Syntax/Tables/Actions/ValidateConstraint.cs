namespace TenantMigrations.Analysis.Sql;

/// <summary><c>VALIDATE CONSTRAINT</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Name">The constraint.</param>
internal sealed record ValidateConstraint(SqlSpan Span, Name Name) : AlterAction(Span);
