namespace TenantMigrations.Analysis.Sql;

/// <summary><c>FOR UPDATE</c>, <c>FOR NO KEY UPDATE</c>, <c>FOR SHARE</c> or <c>FOR KEY SHARE</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Strength">Which of them.</param>
/// <param name="Tables">What <c>OF</c> names; empty for all tables of the query.</param>
/// <param name="Wait">What to do where another session holds the row.</param>
internal sealed record RowLock(SqlSpan Span, RowLockStrength Strength, IReadOnlyList<QualifiedName> Tables, RowLockWait Wait) : SqlNode(Span);
