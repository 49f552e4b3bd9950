namespace TenantMigrations.Engine;

/// <summary>The whole run waits: between waves, or for the other runners of the rollout.</summary>
/// <param name="Reason">Why.</param>
public sealed record RunWaiting(string Reason) : RunEvent;
