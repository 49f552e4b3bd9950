namespace TenantMigrations.Analysis.Sql;

/// <summary>What is granted: a privilege or, where no object is named, a role.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Name">Its name in lower case unless quoted; <c>all</c> for all of them.</param>
/// <param name="Columns">The columns that it is limited to.</param>
/// <param name="IsAll">Whether it is <c>ALL</c>, and not a privilege or role of that name.</param>
internal sealed record Privilege(SqlSpan Span, string Name, IReadOnlyList<Name> Columns, bool IsAll = false) : SqlNode(Span);
