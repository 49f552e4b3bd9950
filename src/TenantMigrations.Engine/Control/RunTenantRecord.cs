namespace TenantMigrations.Engine;

/// <summary>A tenant in a run.</summary>
/// <param name="TenantId">The tenant.</param>
/// <param name="Database">The database's key.</param>
/// <param name="Wave">Its wave, from 1; 0 without waves.</param>
/// <param name="State">How it stands.</param>
/// <param name="Reason">Why it failed or is blocked.</param>
/// <param name="ChangedAt">When that was written (UTC).</param>
public sealed record RunTenantRecord(string TenantId, string Database, int Wave, RunTenantState State, string? Reason, DateTime ChangedAt);
