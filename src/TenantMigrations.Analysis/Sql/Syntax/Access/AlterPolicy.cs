namespace TenantMigrations.Analysis.Sql;

/// <summary><c>ALTER POLICY</c>: what is not said stays as it is.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Name">The policy.</param>
/// <param name="Table">Its table.</param>
/// <param name="Roles">Whom it binds from now on; none where nothing is said.</param>
/// <param name="Using">Which rows are seen.</param>
/// <param name="WithCheck">Which rows may be written.</param>
/// <param name="NewName">Its name from now on.</param>
internal sealed record AlterPolicy(
    SqlSpan Span,
    Name Name,
    QualifiedName Table,
    IReadOnlyList<RoleName> Roles,
    Expression? Using,
    Expression? WithCheck,
    Name? NewName) : Statement(Span);
