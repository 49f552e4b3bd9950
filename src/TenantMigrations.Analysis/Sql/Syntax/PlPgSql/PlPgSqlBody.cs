namespace TenantMigrations.Analysis.Sql;

/// <summary>What a routine or a <c>DO</c> does, in PL/pgSQL.</summary>
/// <param name="Span">What is between the quotes.</param>
/// <param name="Block">Its outermost block.</param>
internal sealed record PlPgSqlBody(SqlSpan Span, PlPgSqlBlock Block) : SqlNode(Span);
