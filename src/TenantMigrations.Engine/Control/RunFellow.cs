namespace TenantMigrations.Engine;

/// <summary>Another runner of the same rollout.</summary>
/// <param name="Shard">Its part, from 0.</param>
/// <param name="Reached">Everything before this stage is done there; <see cref="long.MaxValue"/> where it has ended, unless it was cancelled.</param>
/// <param name="SilentFor">How long it has not been heard of.</param>
public sealed record RunFellow(int Shard, long Reached, TimeSpan SilentFor);
