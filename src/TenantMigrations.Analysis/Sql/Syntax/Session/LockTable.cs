namespace TenantMigrations.Analysis.Sql;

/// <summary><c>LOCK TABLE</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Tables">What is locked.</param>
/// <param name="Mode">How; <see cref="LockMode.AccessExclusive"/> where nothing is said.</param>
/// <param name="IsNoWait">Whether it fails rather than wait.</param>
internal sealed record LockTable(SqlSpan Span, IReadOnlyList<RelationName> Tables, LockMode Mode, bool IsNoWait) : Statement(Span);
