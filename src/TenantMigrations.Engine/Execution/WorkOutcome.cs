namespace TenantMigrations.Engine;

/// <summary>What became of the work.</summary>
/// <param name="End">How it ended.</param>
/// <param name="CompletedSteps">How many steps, from the first, are committed.</param>
/// <param name="Failure">Why it failed; only with <see cref="WorkEnd.Failed"/>.</param>
/// <param name="Reason">For <see cref="WorkEnd.Blocked"/> and <see cref="WorkEnd.Locked"/>: what blocks, in words.</param>
public sealed record WorkOutcome(WorkEnd End, int CompletedSteps, StepFailure? Failure = null, string? Reason = null);
