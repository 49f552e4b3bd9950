namespace TenantMigrations.Analysis.Sql;

/// <summary><c>XMLTABLE</c> or <c>JSON_TABLE</c>: rows made of a document.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Arguments">The document, and what is given with it by name.</param>
internal sealed record ShreddedTable(SqlSpan Span, IReadOnlyList<CallArgument> Arguments) : TableReference(Span);
