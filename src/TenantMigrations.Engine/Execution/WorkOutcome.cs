namespace TenantMigrations.Engine;

/// <summary>What became of the work.</summary>
/// <param name="End">How it ended.</param>
/// <param name="CompletedSteps">How many steps, from the first, are committed.</param>
/// <param name="Failure">Why it failed; with <see cref="WorkEnd.Failed"/>, and with <see cref="WorkEnd.Lost"/> where the connection was lost over the record of a failure.</param>
/// <param name="Reason">For <see cref="WorkEnd.Blocked"/> and <see cref="WorkEnd.Locked"/>: what blocks, in words; for <see cref="WorkEnd.Lost"/>: how it was lost.</param>
public sealed record WorkOutcome(WorkEnd End, int CompletedSteps, StepFailure? Failure = null, string? Reason = null);
