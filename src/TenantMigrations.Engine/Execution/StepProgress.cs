namespace TenantMigrations.Engine;

/// <summary>A sign of life from work in progress.</summary>
/// <param name="StepIndex">The step.</param>
/// <param name="IsCompleted">Whether it is committed.</param>
/// <param name="Duration">How long it took, where known.</param>
/// <param name="Message">What a code migration or a long statement reports.</param>
/// <param name="Completed">The share that is done, 0 to 1, where known.</param>
/// <param name="Statement">The statement that the sign is about, where it is about one and statements are timed.</param>
/// <param name="IsCheckpoint">Whether what was done so far is committed and will not be done again: retries count from here anew.</param>
public sealed record StepProgress(
    int StepIndex,
    bool IsCompleted,
    TimeSpan? Duration = null,
    string? Message = null,
    double? Completed = null,
    StatementTiming? Statement = null,
    bool IsCheckpoint = false)
{
    /// <summary>The sessions that it waits for; null where it is about something else.</summary>
    public IReadOnlyList<BlockingSession>? BlockedBy { get; init; }

    /// <summary>What a statement was seen to do, where statements are observed; null where it is about something else.</summary>
    public StatementObservation? Observation { get; init; }

    /// <summary>The catalog behind a statement, where catalogs are traced; null where it is about something else.</summary>
    public StatementCatalog? Catalog { get; init; }
}
