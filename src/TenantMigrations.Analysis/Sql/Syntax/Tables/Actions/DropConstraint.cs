namespace TenantMigrations.Analysis.Sql;

/// <summary><c>DROP CONSTRAINT</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Name">The constraint.</param>
/// <param name="IfExists">Whether nothing is done where it is missing.</param>
/// <param name="Cascades">Whether all that depends on it goes too.</param>
internal sealed record DropConstraint(SqlSpan Span, Name Name, bool IfExists, bool Cascades) : AlterAction(Span);
