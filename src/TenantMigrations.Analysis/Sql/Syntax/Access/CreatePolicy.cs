namespace TenantMigrations.Analysis.Sql;

/// <summary><c>CREATE POLICY</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Name">The policy.</param>
/// <param name="Table">Its table.</param>
/// <param name="IsPermissive">False where it is <c>AS RESTRICTIVE</c>.</param>
/// <param name="Command">What it is for.</param>
/// <param name="Roles">Whom it binds; none where nothing is said, which is <c>PUBLIC</c>.</param>
/// <param name="Using">Which rows are seen.</param>
/// <param name="WithCheck">Which rows may be written.</param>
internal sealed record CreatePolicy(
    SqlSpan Span,
    Name Name,
    QualifiedName Table,
    bool IsPermissive,
    PolicyCommand Command,
    IReadOnlyList<RoleName> Roles,
    Expression? Using,
    Expression? WithCheck) : Statement(Span);
