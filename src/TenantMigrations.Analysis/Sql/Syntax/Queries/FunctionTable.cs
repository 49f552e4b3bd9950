namespace TenantMigrations.Analysis.Sql;

/// <summary>A function that rows come from, or several of them in <c>ROWS FROM</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Calls">The calls.</param>
/// <param name="HasOrdinality">Whether the rows are numbered.</param>
internal sealed record FunctionTable(SqlSpan Span, IReadOnlyList<Expression> Calls, bool HasOrdinality) : TableReference(Span);
