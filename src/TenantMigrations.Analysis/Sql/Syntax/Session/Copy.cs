namespace TenantMigrations.Analysis.Sql;

/// <summary><c>COPY</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="IsFrom">Whether it writes to the table.</param>
/// <param name="Table">The table; null where it is a query.</param>
/// <param name="Columns">Its columns, where they are said.</param>
/// <param name="Query">The query, or a statement with <c>RETURNING</c>; null where it is a table.</param>
/// <param name="Source">Where to or from.</param>
internal sealed record Copy(SqlSpan Span, bool IsFrom, QualifiedName? Table, IReadOnlyList<Name> Columns, Statement? Query, CopySource Source) : Statement(Span);
