namespace TenantMigrations.Analysis.Sql;

/// <summary><c>LIMIT</c>, <c>FETCH FIRST</c> and <c>OFFSET</c>.</summary>
/// <param name="Span">Where the first of them stands.</param>
/// <param name="Count">How many rows; null for all, or where only an offset is said.</param>
/// <param name="HasCount">Whether it is said how many, <c>ALL</c> included.</param>
/// <param name="Offset">How many are left out before them.</param>
/// <param name="WithTies">Whether rows equal to the last one come too.</param>
internal sealed record RowLimit(SqlSpan Span, Expression? Count, bool HasCount, Expression? Offset, bool WithTies) : SqlNode(Span);
