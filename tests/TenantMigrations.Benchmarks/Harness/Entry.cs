using TenantMigrations.Benchmarks.Contestants;

namespace TenantMigrations.Benchmarks.Harness;

/// <summary>A contestant in a row, with what comes before and after its timed run.</summary>
/// <param name="Prepare">Sets the stage and says what is to be done.</param>
/// <param name="Verify">Throws when the run left a wrong state.</param>
internal sealed record Entry(IContestant Contestant, Func<Task<FleetJob>> Prepare, Func<Task> Verify);
