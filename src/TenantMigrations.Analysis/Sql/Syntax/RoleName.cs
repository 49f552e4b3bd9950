namespace TenantMigrations.Analysis.Sql;

/// <summary>Who: a name, or <c>PUBLIC</c>, <c>CURRENT_USER</c>, <c>CURRENT_ROLE</c>, <c>SESSION_USER</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Kind">Which of them.</param>
/// <param name="Name">The name, for <see cref="RoleKind.Named"/>.</param>
internal sealed record RoleName(SqlSpan Span, RoleKind Kind, Name? Name) : SqlNode(Span);
