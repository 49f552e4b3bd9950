namespace TenantMigrations.Postgres.Execution;

/// <summary>What the journal says when work outside a transaction begins.</summary>
/// <param name="HeadMoved">The head is not the expected one: nothing was begun.</param>
/// <param name="Done">How many statements are done already.</param>
/// <param name="HasAttempt">An attempt before this one was interrupted or failed, perhaps that of another text.</param>
/// <param name="IsResumed">It was of the same text, so that this one goes on behind it.</param>
/// <param name="WasRunning">It was interrupted: its last statement may be done although it is not recorded.</param>
/// <param name="Checkpoint">The checkpoint of a C# migration.</param>
internal readonly record struct DirectStart(bool HeadMoved, int Done, bool HasAttempt, bool IsResumed, bool WasRunning, string? Checkpoint);
