namespace TenantMigrations.Analysis.Sql;

/// <summary><c>CREATE TABLESPACE</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Name">The tablespace.</param>
internal sealed record CreateTablespace(SqlSpan Span, Name Name) : Statement(Span);
