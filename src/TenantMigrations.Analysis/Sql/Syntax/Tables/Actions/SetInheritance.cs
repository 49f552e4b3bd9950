namespace TenantMigrations.Analysis.Sql;

/// <summary><c>INHERIT</c> or <c>NO INHERIT</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Parent">The table that it inherits from.</param>
/// <param name="Inherits">Whether it does from now on.</param>
internal sealed record SetInheritance(SqlSpan Span, QualifiedName Parent, bool Inherits) : AlterAction(Span);
