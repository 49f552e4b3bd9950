namespace TenantMigrations.Analysis.Sql;

/// <summary><c>REFRESH MATERIALIZED VIEW</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Name">The view.</param>
/// <param name="IsConcurrent">Whether it can be read meanwhile.</param>
/// <param name="WithData">False for <c>WITH NO DATA</c>, which empties it.</param>
internal sealed record RefreshMaterializedView(SqlSpan Span, QualifiedName Name, bool IsConcurrent, bool WithData) : Statement(Span);
