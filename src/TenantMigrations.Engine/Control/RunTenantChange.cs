namespace TenantMigrations.Engine;

/// <summary>A tenant's new state in a run.</summary>
/// <param name="TenantId">The tenant.</param>
/// <param name="State">The state.</param>
/// <param name="Reason">Why it failed or is blocked.</param>
public sealed record RunTenantChange(string TenantId, RunTenantState State, string? Reason);
