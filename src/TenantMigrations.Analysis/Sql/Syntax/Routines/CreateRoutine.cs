namespace TenantMigrations.Analysis.Sql;

/// <summary><c>CREATE FUNCTION</c>, <c>CREATE PROCEDURE</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Kind">Function or procedure.</param>
/// <param name="Name">Its name.</param>
/// <param name="Replaces">Whether it says <c>OR REPLACE</c>.</param>
/// <param name="Parameters">Its parameters, and the columns of <c>RETURNS TABLE</c> behind them.</param>
/// <param name="Returns">What it returns; null where that is a table, said by parameters, or nothing.</param>
/// <param name="Options">What else is said of it.</param>
/// <param name="Body">What it does.</param>
internal sealed record CreateRoutine(
    SqlSpan Span,
    RoutineKind Kind,
    QualifiedName Name,
    bool Replaces,
    IReadOnlyList<RoutineParameter> Parameters,
    TypeName? Returns,
    RoutineOptions Options,
    RoutineBody? Body) : Statement(Span);
