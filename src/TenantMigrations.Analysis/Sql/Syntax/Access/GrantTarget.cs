namespace TenantMigrations.Analysis.Sql;

/// <summary>What privileges are granted on.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Kind">What the names name.</param>
/// <param name="Names">The objects, or the schemas of <see cref="IsAllInSchema"/>; empty for large objects and in default privileges.</param>
/// <param name="IsAllInSchema">Whether it is everything of that kind in these schemas.</param>
internal sealed record GrantTarget(SqlSpan Span, GrantTargetKind Kind, IReadOnlyList<QualifiedName> Names, bool IsAllInSchema = false) : SqlNode(Span);
