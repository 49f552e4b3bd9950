using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using EngineFleet = TenantMigrations.Engine.Fleet;

namespace TenantMigrations.Engine.Tests.Telemetry;

/// <summary>Three tenants, a global migration and two of tenants, the last one in C# as far as the engine can tell.</summary>
internal sealed class WatchedFleet
{
    public static readonly StepFailure LockTimeout = new(0, "canceling statement: hunter2", "55P03", 0, null, null, null, IsRetryable: true);

    public static readonly StepFailure Refusal = new(0, "invalid input: 'hunter2'", "22P02", 0, 1, "hunter2", null, IsRetryable: false);

    public TestRegistry Registry { get; } = new TestRegistry.Builder().Global("roles").Tenant("users").Tenant("index", transaction: false).Build();

    public MemoryDatabases Databases { get; } = new();

    public ILogger Log { get; set; } = NullLogger.Instance;

    public FleetSettings Settings { get; set; } = new() { ConnectionString = "Password=hunter2", Retries = 2 };

    public async Task<RunReport> RunAsync(params string[] tenants)
    {
        var settings = Settings with { Tenants = new TenantSourceSettings { List = [.. tenants.Select(id => new TenantEntry { Id = id, Database = "db1:5432/app" })] } };
        await using var fleet = EngineFleet.Create(Registry, settings, Databases, ".", new SkippingTime(), Log);
        return await fleet.RunAsync(new PlanRequest(), _ => { }, default);
    }
}
