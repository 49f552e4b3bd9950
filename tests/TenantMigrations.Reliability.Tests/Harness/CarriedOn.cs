namespace TenantMigrations.Reliability.Tests.Harness;

/// <summary>What it took to get a fleet done after an accident.</summary>
/// <param name="Runs">How many runs.</param>
/// <param name="Recoveries">How many calls of <c>recover</c>.</param>
internal sealed record CarriedOn(int Runs, int Recoveries);
