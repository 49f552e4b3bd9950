namespace TenantMigrations.Engine;

/// <summary>
/// Why the role that runs tenant migrations would not be bound by row level security
/// (PostgreSQL: superusers, roles with BYPASSRLS and, without FORCE, the owners of tables, https://www.postgresql.org/docs/current/ddl-rowsecurity.html).
/// </summary>
/// <param name="Role">The role: <c>TenantRole</c>, or the connection's own.</param>
/// <param name="IsSuperuser">Whether it is a superuser.</param>
/// <param name="HasAttribute">Whether it has the attribute BYPASSRLS.</param>
/// <param name="Tables">The tenant tables with row level security that it is not bound by, as <c>schema.table</c>; none where there are no such tables yet.</param>
public sealed record RowSecurityBypass(string Role, bool IsSuperuser, bool HasAttribute, IReadOnlyList<string> Tables)
{
    /// <summary>Whether it is bound nowhere, in tables still to come either.</summary>
    public bool IsOfRole => IsSuperuser || HasAttribute;
}
