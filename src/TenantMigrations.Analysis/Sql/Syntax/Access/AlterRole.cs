namespace TenantMigrations.Analysis.Sql;

/// <summary><c>ALTER ROLE</c>, <c>USER</c> or <c>GROUP</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Name">The role; null for <c>ALL</c>.</param>
/// <param name="Options">What is said of it, as in <see cref="CreateRole"/>.</param>
/// <param name="Setting">What its sessions start with.</param>
/// <param name="NewName">Its name from now on.</param>
internal sealed record AlterRole(SqlSpan Span, RoleName? Name, IReadOnlyList<Option> Options, SettingStatement? Setting, RoleName? NewName) : Statement(Span);
