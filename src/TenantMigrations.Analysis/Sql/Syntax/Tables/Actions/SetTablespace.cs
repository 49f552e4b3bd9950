namespace TenantMigrations.Analysis.Sql;

/// <summary><c>SET TABLESPACE</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Tablespace">Where it moves to.</param>
internal sealed record SetTablespace(SqlSpan Span, Name Tablespace) : AlterAction(Span);
