namespace TenantMigrations.Analysis.Sql;

/// <summary>What a <see cref="RoleName"/> names.</summary>
internal enum RoleKind
{
    Named,
    Public,
    CurrentUser,
    CurrentRole,
    SessionUser,
}
