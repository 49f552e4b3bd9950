namespace TenantMigrations.Analysis.Sql;

/// <summary><c>CREATE RULE</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Name">Its name.</param>
/// <param name="Table">Whose it is.</param>
/// <param name="Replaces">Whether it says <c>OR REPLACE</c>.</param>
/// <param name="Event">What it rewrites.</param>
/// <param name="Condition">What stands behind <c>WHERE</c>.</param>
/// <param name="IsInstead">Whether it says <c>INSTEAD</c>.</param>
/// <param name="Actions">What is done; none for <c>NOTHING</c>.</param>
internal sealed record CreateRule(
    SqlSpan Span,
    Name Name,
    QualifiedName Table,
    bool Replaces,
    DataEvent Event,
    Expression? Condition,
    bool IsInstead,
    IReadOnlyList<Statement> Actions) : Statement(Span);
