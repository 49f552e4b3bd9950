namespace TenantMigrations.Engine;

/// <summary>How one work ended.</summary>
/// <param name="Outcome">How.</param>
/// <param name="Applied">How many steps this run committed; in a rollback, how many of those that undo.</param>
/// <param name="Left">The steps that are not done; the first is the one that failed or could not be begun.</param>
/// <param name="Error">The failure.</param>
/// <param name="Reason">Why it is blocked, locked or unreachable.</param>
/// <param name="Duration">How long it took, waiting included.</param>
internal sealed record WorkResult(
    TenantOutcome Outcome,
    int Applied,
    IReadOnlyList<PlannedStep> Left,
    MigrationError? Error,
    string? Reason,
    TimeSpan Duration);
