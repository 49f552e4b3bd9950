using TenantMigrations.Benchmarks.Harness;

namespace TenantMigrations.Benchmarks.Contestants.Ours;

/// <summary>Our runner, published as a user would publish it: one program for each isolation and state of the registry.</summary>
internal sealed class FleetPrograms
{
    public static Task<FleetPrograms?> PublishAsync(string folder, FleetOptions options) => Task.FromResult<FleetPrograms?>(null);
}
