namespace TenantMigrations.Analysis.Sql;

/// <summary><c>LIKE table</c>: the columns of another table.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Source">The table.</param>
/// <param name="Options">What is taken over and what is not, in order, in capitals: <c>INCLUDING ALL</c>, <c>EXCLUDING INDEXES</c>.</param>
internal sealed record LikeClause(SqlSpan Span, QualifiedName Source, IReadOnlyList<string> Options) : TableElement(Span);
