using TenantMigrations.Engine;

namespace TenantMigrations.Postgres.Tests;

public sealed class TenantStateTests
{
    private const string Hostile = "a\"; drop schema public cascade; --'";

    [Fact]
    public async Task A_control_database_in_which_nobody_has_said_anything_costs_no_error_and_gets_no_tables_from_reading()
    {
        await using var app = await TenantCase.CreateAsync();
        app.List("acme");
        await app.Database.ExecuteAsync("CREATE SCHEMA acme");
        var list = await app.ListAsync();
        Assert.Equal(TenantState.Active, list[0].Tenant.State);
        Assert.Empty(await app.Database.RowsAsync("SELECT FROM pg_namespace WHERE nspname = 'tenant_migrations'"));
    }

    [Fact]
    public async Task A_suspended_tenant_is_left_out_of_plans_and_runs_until_it_is_activated()
    {
        await using var app = await TenantCase.CreateAsync();
        await app.Database.ExecuteAsync($"CREATE SCHEMA acme; CREATE SCHEMA {SqlText.Identifier(Hostile)}");
        app.List("acme", Hostile);

        Assert.True((await app.SetAsync(Hostile, TenantState.Suspended, "it's \"broken\"")).Changed);
        Assert.False((await app.SetAsync(Hostile, TenantState.Suspended)).Changed);
        var run = await app.RunAsync();

        Assert.Equal([Hostile], run.SuspendedTenants);
        Assert.Equal(["acme"], run.Tenants.Select(tenant => tenant.TenantId!));
        Assert.Equal([Hostile], (await app.UseAsync(fleet => fleet.PlanAsync(new PlanRequest(), default))).SuspendedTenants);
        var status = await app.UseAsync(fleet => fleet.StatusAsync(null, default));
        Assert.Equal(TenantState.Suspended, status.Tenants[1].State);
        Assert.Equal("it's \"broken\"", (await app.ListAsync())[1].Tenant.Suspension!.ByControl!.Reason);
        var refused = await Assert.ThrowsAsync<FleetException>(() => app.RunAsync(Hostile));
        Assert.Contains("control database", refused.Message, StringComparison.Ordinal);

        Assert.Equal(TenantState.Active, (await app.SetAsync(Hostile, TenantState.Active)).Tenant.State);
        Assert.Equal(RunOutcome.Done, (await app.RunAsync(Hostile)).Outcome);
    }

    [Fact]
    public async Task What_the_source_says_cannot_be_overridden()
    {
        await using var app = await TenantCase.CreateAsync();
        await File.WriteAllTextAsync(app.File, """[{ "id": "acme", "state": "suspended" }]""", TestContext.Current.CancellationToken);
        await app.SetAsync("acme", TenantState.Suspended);

        var report = await app.SetAsync("acme", TenantState.Active);

        Assert.True(report.Changed);
        Assert.Equal(TenantState.Suspended, report.Tenant.State);
        Assert.Contains("Tenants:File", Assert.Single(report.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tenant_that_does_not_exist_has_no_state()
    {
        await using var app = await TenantCase.CreateAsync();
        app.List("acme");
        await Assert.ThrowsAsync<FleetException>(() => app.SetAsync("acne", TenantState.Suspended));
    }
}
