namespace TenantMigrations.Analysis.Sql;

/// <summary>The tree of a whole statement.</summary>
/// <param name="Span">Where it stands, without its semicolon.</param>
internal abstract record Statement(SqlSpan Span) : SqlNode(Span);
