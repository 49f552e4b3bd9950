using TenantMigrations.Engine;

namespace TenantMigrations.Postgres.Tests.Health;

internal sealed class TenantGate(FleetHealth health)
{
    public static FleetHealth Open(MigrationRegistry registry, string connectionString, IFleetDatabases databases) => FleetHealth.Create(
        registry,
        new FleetSettings { ConnectionString = connectionString, Tenants = new TenantSourceSettings { Query = "SELECT id FROM tenants" } },
        databases,
        new FleetHealthOptions { CacheDuration = TimeSpan.FromSeconds(10), Timeout = TimeSpan.FromSeconds(2) });

    public async Task<int> StatusCodeAsync(string tenantId, CancellationToken cancellationToken) =>
        (await health.CheckAsync(tenantId, cancellationToken)).State switch
        {
            TenantHealthState.Ready => 200,
            TenantHealthState.Behind => 503,
            _ => 200, // The database did not answer: its own error will tell more.
        };
}
