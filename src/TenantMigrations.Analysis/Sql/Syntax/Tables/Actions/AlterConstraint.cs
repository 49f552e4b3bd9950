namespace TenantMigrations.Analysis.Sql;

/// <summary><c>ALTER CONSTRAINT</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Name">The constraint.</param>
/// <param name="Flags">What it shall be.</param>
/// <param name="Inherits">Whether it shall be inherited (<c>INHERIT</c>).</param>
internal sealed record AlterConstraint(SqlSpan Span, Name Name, ConstraintFlags Flags, bool Inherits) : AlterAction(Span);
