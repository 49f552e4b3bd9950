namespace TenantMigrations.Analysis.Sql;

/// <summary><c>CREATE STATISTICS</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Name">The object; null where the server chooses its name.</param>
/// <param name="IfNotExists">Whether one that is there already is left alone.</param>
/// <param name="Elements">The columns and expressions.</param>
internal sealed record CreateStatistics(SqlSpan Span, QualifiedName? Name, bool IfNotExists, IReadOnlyList<IndexElement> Elements) : Statement(Span);
