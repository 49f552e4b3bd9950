namespace TenantMigrations.Analysis.Sql;

/// <summary><c>name (columns) AS (…)</c> behind <c>WITH</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Name">Its name.</param>
/// <param name="Columns">Its columns' names, where they are said.</param>
/// <param name="Statement">A query, <c>INSERT</c>, <c>UPDATE</c>, <c>DELETE</c> or <c>MERGE</c>.</param>
/// <param name="IsRecursive">Whether <c>WITH RECURSIVE</c> begins the list it is in.</param>
internal sealed record CommonTableExpression(SqlSpan Span, Name Name, IReadOnlyList<Name> Columns, Statement Statement, bool IsRecursive) : SqlNode(Span);
