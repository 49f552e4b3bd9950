namespace TenantMigrations.Engine;

/// <summary>A runner's part of a run has ended.</summary>
/// <param name="Last">Its last sign of life.</param>
/// <param name="State">How. Of a run of several the gravest counts, when the last one has ended.</param>
/// <param name="Reason">Why it did not go to its end.</param>
public sealed record RunEnd(RunBeat Last, RunState State, string? Reason);
