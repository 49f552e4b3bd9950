namespace TenantMigrations.Analysis.Sql;

/// <summary><c>XMLTABLE</c> or <c>JSON_TABLE</c>: rows made of a document.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Document">What the document comes from.</param>
internal sealed record ShreddedTable(SqlSpan Span, Expression Document) : TableReference(Span);
