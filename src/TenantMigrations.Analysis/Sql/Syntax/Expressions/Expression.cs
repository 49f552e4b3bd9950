namespace TenantMigrations.Analysis.Sql;

/// <summary>An expression.</summary>
/// <param name="Span">Where it stands.</param>
internal abstract record Expression(SqlSpan Span) : SqlNode(Span);
