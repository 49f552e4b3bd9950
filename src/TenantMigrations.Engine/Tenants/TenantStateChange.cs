namespace TenantMigrations.Engine;

/// <summary>What was said about a tenant last.</summary>
/// <param name="State">The state that it has since.</param>
/// <param name="ChangedAt">When (UTC).</param>
/// <param name="Actor">Who: user and machine.</param>
/// <param name="Reason">Why; null where nobody said.</param>
public sealed record TenantStateChange(TenantState State, DateTime ChangedAt, string? Actor, string? Reason);
