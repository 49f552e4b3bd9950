namespace TenantMigrations.Analysis.Sql;

/// <summary>The table that <c>SELECT … INTO</c> makes.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Name">Its name.</param>
/// <param name="Persistence">How long it lasts.</param>
internal sealed record IntoTable(SqlSpan Span, QualifiedName Name, TablePersistence Persistence) : SqlNode(Span);
