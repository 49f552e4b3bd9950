namespace TenantMigrations.Engine;

/// <summary>A sign of life of a runner, with what has changed since the last one.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Shard">The runner's part.</param>
/// <param name="Reached">The stage that it is at; see <see cref="RunFellow.Reached"/>.</param>
/// <param name="Tenants">The tenants whose state has changed.</param>
public sealed record RunBeat(Guid RunId, RunShard Shard, long Reached, IReadOnlyList<RunTenantChange> Tenants);
