namespace TenantMigrations.Engine;

/// <summary>How a wave stands over all runners of a run.</summary>
/// <param name="Wave">The wave, from 1; 0 without waves.</param>
/// <param name="Failed">How many of its tenants have failed.</param>
/// <param name="Blocked">How many are blocked or could not be reached.</param>
public sealed record WaveTally(int Wave, int Failed, int Blocked);
