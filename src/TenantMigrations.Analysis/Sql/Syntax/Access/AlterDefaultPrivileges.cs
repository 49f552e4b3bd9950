namespace TenantMigrations.Analysis.Sql;

/// <summary><c>ALTER DEFAULT PRIVILEGES</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Schemas">In which schemas; none where it is all of them.</param>
/// <param name="Roles">Of what these roles create; none where it is one's own.</param>
/// <param name="Action">What is granted or revoked.</param>
internal sealed record AlterDefaultPrivileges(SqlSpan Span, IReadOnlyList<Name> Schemas, IReadOnlyList<RoleName> Roles, Grant Action) : Statement(Span);
