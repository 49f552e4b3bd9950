namespace TenantMigrations.Engine;

/// <summary>What a runner learns with each sign of life.</summary>
/// <param name="State">How the run stands: another process may have asked for a pause, or have stopped it.</param>
/// <param name="Reason">Why.</param>
/// <param name="Fellows">The other runners that have begun.</param>
/// <param name="Waves">The waves in which something is not done, over all runners.</param>
public sealed record RunSignal(RunState State, string? Reason, IReadOnlyList<RunFellow> Fellows, IReadOnlyList<WaveTally> Waves);
