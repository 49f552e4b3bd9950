namespace TenantMigrations.Engine;

/// <summary>A tenant that takes part in a run.</summary>
/// <param name="TenantId">The tenant.</param>
/// <param name="Database">The database's key.</param>
/// <param name="Wave">Its wave, from 1; 0 without waves.</param>
public sealed record NewRunTenant(string TenantId, string Database, int Wave);
