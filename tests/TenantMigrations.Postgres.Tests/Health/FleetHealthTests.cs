using System.Diagnostics;
using TenantMigrations.Engine;
using TenantMigrations.TestKit;

namespace TenantMigrations.Postgres.Tests.Health;

public sealed class FleetHealthTests
{
    [Theory]
    [InlineData(TenantIsolation.Shared)]
    [InlineData(TenantIsolation.Schema)]
    [InlineData(TenantIsolation.Database)]
    public async Task A_tenant_is_ready_when_it_has_at_least_what_the_application_was_compiled_with(TenantIsolation isolation)
    {
        await using var scenario = await HealthScenario.CreateAsync(isolation, "acme", "birch");
        scenario.Add(MigrationScope.Global, "SELECT 1");
        scenario.Add(MigrationScope.Tenant, "SELECT 2");
        var older = scenario.Registry();
        await scenario.RunAsync();
        Assert.Equal(["acme Ready", "birch Ready"], await scenario.AskAsync());

        scenario.Add(MigrationScope.Tenant, "SELECT 3");
        Assert.Equal(["acme Behind 02", "birch Behind 02"], await scenario.AskAsync());
        await scenario.RunAsync("birch");

        // The new application refuses who is behind, and the old one goes on serving who is ahead.
        Assert.Equal(["acme Behind 02", "birch Ready"], await scenario.AskAsync());
        Assert.Equal(["acme Ready", "birch Ready"], await scenario.AskAsync(older));

        scenario.Add(MigrationScope.Global, "SELECT 4");
        Assert.Equal(["acme Behind 03 02", "birch Behind 03"], await scenario.AskAsync());
        await scenario.RunAsync();
        Assert.Equal(["acme Ready", "birch Ready"], await scenario.AskAsync());
        Assert.Equal(["acme Ready", "birch Ready"], await scenario.AskAsync(older));
    }

    [Fact]
    public async Task A_rolled_back_and_an_edited_migration_are_missing_and_a_tenant_that_never_ran_lacks_all()
    {
        await using var scenario = await HealthScenario.CreateAsync(TenantIsolation.Schema, "acme", "birch");
        scenario.Add(MigrationScope.Tenant, "SELECT 1");
        scenario.Add(MigrationScope.Tenant, "SELECT 2");
        await scenario.RunAsync();
        await scenario.Control.ExecuteAsync("UPDATE tenant_migrations.tenant_migration_status SET status = 'rolled_back' WHERE tenant_id = 'acme' AND migration_id LIKE '%01_step'");
        await scenario.Control.ExecuteAsync("UPDATE tenant_migrations.tenant_migration_status SET checksum = 'v1:other' WHERE tenant_id = 'birch' AND migration_id LIKE '%00_step'");
        await scenario.AddTenantAsync("cobalt");

        Assert.Equal(["acme Behind 01", "birch Behind 00", "cobalt Behind 00 01"], await scenario.AskAsync());
    }

    [Fact]
    public async Task A_repeatable_in_another_version_is_named_and_does_not_hold_a_tenant_back_but_one_that_never_ran_does()
    {
        await using var scenario = await HealthScenario.CreateAsync(TenantIsolation.Schema, "acme");
        var view = scenario.Add(MigrationScope.Tenant, "CREATE OR REPLACE VIEW v AS SELECT 1 AS a", isRepeatable: true);
        await scenario.RunAsync();
        scenario.Edit(view, "CREATE OR REPLACE VIEW v AS SELECT 2 AS a");
        await using var health = scenario.Open();
        var other = await health.CheckAsync("acme", default);
        Assert.Equal((TenantHealthState.Ready, view), (other.State, Assert.Single(other.OtherRepeatables)));

        scenario.Add(MigrationScope.Tenant, "CREATE OR REPLACE VIEW w AS SELECT 1 AS a", isRepeatable: true);
        Assert.Equal(["acme Behind 01"], await scenario.AskAsync());
    }

    [Fact]
    public async Task However_often_it_is_asked_the_database_is_asked_once_while_the_answer_is_fresh()
    {
        await using var scenario = await HealthScenario.CreateAsync(TenantIsolation.Schema, "acme");
        scenario.Add(MigrationScope.Tenant, "SELECT 1");
        await scenario.RunAsync();
        var clock = new SetClock();
        await using var health = scenario.Open(options: new FleetHealthOptions { CacheDuration = TimeSpan.FromSeconds(10) }, time: clock);
        Assert.Equal(TenantHealthState.Ready, (await health.CheckAsync("acme", default)).State);
        await scenario.Control.ExecuteAsync("DELETE FROM tenant_migrations.tenant_migration_status");
        for (var i = 0; i < 1000; i++) Assert.Equal(TenantHealthState.Ready, (await health.CheckAsync("acme", default)).State);

        clock.Now += TimeSpan.FromSeconds(10);
        Assert.Equal(TenantHealthState.Behind, (await health.CheckAsync("acme", default)).State);
    }

    [Fact]
    public async Task A_database_that_is_locked_or_gone_or_forbidden_and_a_tenant_that_is_not_listed_are_unknown_and_nothing_is_thrown()
    {
        await using var scenario = await HealthScenario.CreateAsync(TenantIsolation.Database, "acme", "birch", "cobalt");
        scenario.Add(MigrationScope.Tenant, "SELECT 1");
        await scenario.RunAsync();
        var options = new FleetHealthOptions { CacheDuration = TimeSpan.Zero, Timeout = TimeSpan.FromSeconds(4) };
        await using var health = scenario.Open(options: options);
        Assert.True((await health.CheckAllAsync(default)).IsReady);

        await using var locking = await scenario.DatabaseOf(0).OpenAsync();
        await using var transaction = await locking.BeginTransactionAsync();
        await using (var command = new Npgsql.NpgsqlCommand("LOCK TABLE tenant_migrations.tenant_migration_head IN ACCESS EXCLUSIVE MODE", locking)) await command.ExecuteNonQueryAsync();
        await scenario.DatabaseOf(1).DisposeAsync();
        await scenario.DatabaseOf(2).ExecuteAsync("REVOKE SELECT ON tenant_migrations.tenant_migration_head FROM tm_health");

        var clock = Stopwatch.StartNew();
        var report = await health.CheckAllAsync(default);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(40), "it waited for the lock");
        Assert.False(report.IsReady);
        Assert.All(report.Tenants, tenant => Assert.Equal(TenantHealthState.Unknown, tenant.State));
        Assert.Equal("no answer within 4 s", report.Tenants[0].Reason);
        Assert.Contains("there is no database", report.Tenants[1].Reason, StringComparison.Ordinal);
        Assert.Contains("no right to the journal", report.Tenants[2].Reason, StringComparison.Ordinal);
        Assert.Equal((TenantHealthState.Unknown, "the tenants' source does not list it"), ((await health.CheckAsync("dune", default)).State, (await health.CheckAsync("dune", default)).Reason));
        await transaction.RollbackAsync();
        Assert.Equal(TenantHealthState.Ready, (await health.CheckAsync("acme", default)).State);
    }

    [Fact]
    public async Task Connections_that_died_meanwhile_are_replaced_and_new_tenants_are_seen()
    {
        await using var scenario = await HealthScenario.CreateAsync(TenantIsolation.Shared);
        scenario.Add(MigrationScope.Tenant, "SELECT 1");
        await scenario.Control.ExecuteAsync("CREATE TABLE tenants (id text); INSERT INTO tenants VALUES ('acme'); GRANT SELECT ON tenants TO tm_health");
        await using var databases = new PostgresFleetDatabases(2);
        var settings = new FleetSettings { ConnectionString = scenario.Control.ConnectionString, Tenants = new TenantSourceSettings { Query = "SELECT id FROM tenants" }, AllowBypassingRowSecurity = true };
        await using (var fleet = TenantMigrations.Engine.Fleet.Create(scenario.Registry(), settings, databases, ".")) await fleet.RunAsync(new PlanRequest(), _ => { }, default);
        await scenario.Control.ExecuteAsync("GRANT USAGE ON SCHEMA tenant_migrations TO tm_health; GRANT SELECT ON ALL TABLES IN SCHEMA tenant_migrations TO tm_health");
        await using var health = FleetHealth.Create(
            scenario.Registry(), settings with { ConnectionString = scenario.ConnectionString }, databases, new FleetHealthOptions { CacheDuration = TimeSpan.Zero });
        Assert.True((await health.CheckAllAsync(default)).IsReady);

        await scenario.Control.ExecuteAsync("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'health'");
        Assert.Equal(TenantHealthState.Ready, (await health.CheckAsync("acme", default)).State);
        await scenario.Control.ExecuteAsync("INSERT INTO tenants VALUES ('birch')");
        Assert.Equal(TenantHealthState.Behind, (await health.CheckAsync("birch", default)).State);

        // The list stays known where its source is gone.
        await scenario.Control.ExecuteAsync("DROP TABLE tenants");
        var report = await health.CheckAllAsync(default);
        Assert.Equal((2, true), (report.Tenants.Count, report.Trouble is not null));
        Assert.Equal(TenantHealthState.Ready, (await health.CheckAsync("acme", default)).State);
    }

    [Fact]
    public async Task The_gate_of_the_documentation_lets_through_who_is_ready()
    {
        var page = await File.ReadAllTextAsync(Repository.PathTo("docs", "health.md"));
        var source = await File.ReadAllTextAsync(Repository.PathTo("tests", "TenantMigrations.Postgres.Tests", "Health", "TenantGate.cs"));
        Assert.Contains("```csharp\n" + source[source.IndexOf("internal sealed", StringComparison.Ordinal)..] + "```", page, StringComparison.Ordinal);

        await using var scenario = await HealthScenario.CreateAsync(TenantIsolation.Schema, "acme", "birch");
        scenario.Add(MigrationScope.Tenant, "SELECT 1");
        await scenario.RunAsync("acme");
        await scenario.Control.ExecuteAsync("CREATE TABLE tenants (id text); INSERT INTO tenants VALUES ('acme'), ('birch'); GRANT SELECT ON tenants TO tm_health");
        await using var databases = new PostgresFleetDatabases(maximumConnections: 2);
        await using var health = TenantGate.Open(scenario.Registry(), scenario.ConnectionString, databases);
        var gate = new TenantGate(health);
        Assert.Equal(200, await gate.StatusCodeAsync("acme", default));
        Assert.Equal(503, await gate.StatusCodeAsync("birch", default));
    }

    private sealed class SetClock : TimeProvider
    {
        public TimeSpan Now { get; set; }

        public override long GetTimestamp() => Now.Ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;
    }
}
