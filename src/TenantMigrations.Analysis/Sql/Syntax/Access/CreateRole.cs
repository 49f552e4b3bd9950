namespace TenantMigrations.Analysis.Sql;

/// <summary><c>CREATE ROLE</c>, <c>USER</c> or <c>GROUP</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Name">The role.</param>
/// <param name="Options">What is said of it, in lower case, such as <c>bypassrls</c>, <c>password</c> or <c>in role</c>; roles that are listed are left out.</param>
internal sealed record CreateRole(SqlSpan Span, RoleName Name, IReadOnlyList<Option> Options) : Statement(Span);
