namespace TenantMigrations.Analysis.Sql;

/// <summary><c>GRANT</c> or <c>REVOKE</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="IsRevoke">Which of them.</param>
/// <param name="Privileges">What is granted.</param>
/// <param name="Target">On what; null where roles are granted.</param>
/// <param name="Grantees">To whom, or from whom.</param>
/// <param name="HasOption">Whether it is <c>WITH GRANT OPTION</c> or <c>WITH ADMIN OPTION</c>, or revokes that option only.</param>
/// <param name="IsCascade">Whether <c>CASCADE</c> is said.</param>
internal sealed record Grant(
    SqlSpan Span,
    bool IsRevoke,
    IReadOnlyList<Privilege> Privileges,
    GrantTarget? Target,
    IReadOnlyList<RoleName> Grantees,
    bool HasOption,
    bool IsCascade) : Statement(Span);
