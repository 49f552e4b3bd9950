namespace TenantMigrations.Analysis.Sql;

/// <summary><c>ALTER FUNCTION</c>, <c>ALTER PROCEDURE</c>, <c>ALTER ROUTINE</c>: either an action or options.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Kind">Its word.</param>
/// <param name="Routine">Which one.</param>
/// <param name="Action">A new name, owner or schema.</param>
/// <param name="Options">What is said anew; <see cref="RoutineOptions.None"/> beside an action.</param>
internal sealed record AlterRoutine(SqlSpan Span, RoutineKind Kind, RoutineSignature Routine, AlterAction? Action, RoutineOptions Options) : Statement(Span);
