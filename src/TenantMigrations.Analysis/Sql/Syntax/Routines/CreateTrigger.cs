namespace TenantMigrations.Analysis.Sql;

/// <summary><c>CREATE [CONSTRAINT] TRIGGER</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Name">Its name.</param>
/// <param name="Table">Whose it is.</param>
/// <param name="Replaces">Whether it says <c>OR REPLACE</c>.</param>
/// <param name="IsConstraint">Whether it says <c>CONSTRAINT</c>.</param>
/// <param name="Timing">When it fires.</param>
/// <param name="Events">At what.</param>
/// <param name="ReferencedTable">The table behind <c>FROM</c>, of a constraint trigger.</param>
/// <param name="IsForEachRow">Whether it fires for each row and not once for a statement.</param>
/// <param name="Condition">What stands behind <c>WHEN</c>.</param>
/// <param name="Function">What it calls.</param>
internal sealed record CreateTrigger(
    SqlSpan Span,
    Name Name,
    QualifiedName Table,
    bool Replaces,
    bool IsConstraint,
    TriggerTiming Timing,
    IReadOnlyList<TriggerEvent> Events,
    QualifiedName? ReferencedTable,
    bool IsForEachRow,
    Expression? Condition,
    QualifiedName Function) : Statement(Span);
