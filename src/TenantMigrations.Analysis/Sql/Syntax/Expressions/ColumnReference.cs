namespace TenantMigrations.Analysis.Sql;

/// <summary>A column, or whatever else a name means where it stands: <c>a</c>, <c>t.a</c>, <c>t.*</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Parts">The names, at least one; without the star.</param>
/// <param name="IsStar">Whether <c>.*</c> stands behind them.</param>
internal sealed record ColumnReference(SqlSpan Span, IReadOnlyList<Name> Parts, bool IsStar) : Expression(Span);
