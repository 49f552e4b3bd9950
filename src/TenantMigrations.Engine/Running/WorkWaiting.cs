namespace TenantMigrations.Engine;

/// <summary>Work waits, on the client's side: for another run's lock, or before a retry.</summary>
/// <param name="TenantId">The tenant; null for global work.</param>
/// <param name="Reason">Why.</param>
/// <param name="Delay">How long until the next attempt.</param>
public sealed record WorkWaiting(string? TenantId, string Reason, TimeSpan Delay) : RunEvent;
