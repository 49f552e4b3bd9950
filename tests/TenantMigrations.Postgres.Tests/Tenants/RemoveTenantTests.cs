using Npgsql;
using TenantMigrations.Engine;

namespace TenantMigrations.Postgres.Tests;

public sealed class RemoveTenantTests
{
    private const string Hostile = "a\"; drop schema public cascade; --'";

    [Fact]
    public async Task By_default_it_leaves_the_fleet_and_its_tables_stay()
    {
        await using var app = await TenantCase.CreateAsync();
        await app.RunAsync();
        await app.AddAsync(Hostile);

        var removed = await app.RemoveAsync(Hostile);

        Assert.True(removed.Unlisted);
        Assert.Null(removed.Erased);
        Assert.Empty(app.Listed());
        Assert.Equal(["2"], await app.Database.RowsAsync($"SELECT count(*) FROM {SqlText.Identifier(Hostile)}.kinds"));
        Assert.True(await app.AddAsync(Hostile) is { Created: false, Listed: true, Run: { Outcome: RunOutcome.Done, Tenants: [{ Outcome: TenantOutcome.UpToDate }] } });
    }

    [Fact]
    public async Task With_drop_its_schema_and_its_rows_go_and_the_log_stays()
    {
        await using var app = await TenantCase.CreateAsync();
        await app.RunAsync();
        await app.AddAsync("acme");
        await app.AddAsync(Hostile);

        var removed = await app.RemoveAsync(Hostile, drop: true);

        Assert.Equal(new ErasedTenant(PlaceDropped: true, 2), removed.Erased);
        Assert.Equal(["acme"], await app.Database.RowsAsync("SELECT DISTINCT tenant_id FROM tenant_migrations.tenant_migration_status WHERE tenant_id IS NOT NULL"));
        Assert.Equal(["acme"], await app.Database.RowsAsync("SELECT tenant_id FROM tenant_migrations.tenant_migration_head WHERE tenant_id IS NOT NULL"));
        Assert.Equal(["2|test"], await app.Database.RowsAsync("SELECT count(*), min(reason) FROM tenant_migrations.tenant_migration_log WHERE kind = 'removed'"));
        Assert.Equal(["acme"], await app.Database.RowsAsync("SELECT relnamespace::regnamespace::text FROM pg_class WHERE relname = 'orders'"));

        Assert.True(await app.AddAsync(Hostile) is { Created: true, Run.Outcome: RunOutcome.Done });
    }

    [Fact]
    public async Task What_others_have_built_on_its_tables_is_not_taken_along()
    {
        await using var app = await TenantCase.CreateAsync();
        await app.RunAsync();
        await app.AddAsync("acme");
        await app.Database.ExecuteAsync("CREATE VIEW public.all_orders AS SELECT * FROM acme.orders");

        var refused = await Assert.ThrowsAsync<FleetException>(() => app.RemoveAsync("acme", drop: true));

        Assert.Contains("all_orders", refused.Message, StringComparison.Ordinal);
        Assert.Equal(["2"], await app.Database.RowsAsync("SELECT count(*) FROM tenant_migrations.tenant_migration_status WHERE tenant_id = 'acme'"));
        Assert.Equal(["acme"], app.Listed());
        Assert.Equal(TenantState.Suspended, (await app.ListAsync())[0].Tenant.State);
    }

    [Fact]
    public async Task Nothing_is_removed_under_the_hands_of_a_run()
    {
        await using var app = await TenantCase.CreateAsync();
        await app.RunAsync();
        await app.AddAsync("acme");
        await using var connection = await app.Database.OpenAsync();
        await using var work = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using (var hold = new NpgsqlCommand("SELECT tenant_migrations.hold('acme')", connection)) await hold.ExecuteScalarAsync(TestContext.Current.CancellationToken);

        var refused = await Assert.ThrowsAsync<FleetException>(() => app.RemoveAsync("acme", drop: true));

        Assert.Equal(FleetErrorKind.Locked, refused.Kind);
        Assert.True((await app.ListAsync())[0] is { Exists: true, Applied: 2 });
    }

    [Fact]
    public async Task A_database_is_dropped_only_when_nobody_is_connected_or_by_force()
    {
        await using var app = await TenantCase.CreateAsync(TenantIsolation.Database);
        var name = app.Database.Name + "_x";
        app.Made.Add(name);
        await app.AddAsync(new TenantEntry { Id = "acme", Database = name });
        await using var other = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(app.Database.ConnectionString) { Database = name, Pooling = false }.ConnectionString);
        await other.OpenAsync(TestContext.Current.CancellationToken);

        Assert.Equal(FleetErrorKind.Locked, (await Assert.ThrowsAsync<FleetException>(() => app.RemoveAsync("acme", drop: true))).Kind);
        var removed = await app.RemoveAsync("acme", drop: true, force: true);

        Assert.True(removed.Erased!.PlaceDropped);
        Assert.Empty(app.Listed());
        Assert.Empty(await app.Database.RowsAsync($"SELECT FROM pg_database WHERE datname = {SqlText.Literal(name)}"));
    }

    [Fact]
    public async Task Rows_of_shared_tables_are_never_deleted()
    {
        await using var app = await TenantCase.CreateAsync(TenantIsolation.Shared);
        app.Migrations.RemoveRange(1, 2);
        app.Migrations.Add(("migrations/data/20240101000001_row.sql", TenantCase.Text("INSERT INTO public.shared VALUES (1)", "DELETE FROM public.shared")));
        await app.RunAsync();
        await app.AddAsync("acme");

        Assert.Equal(new ErasedTenant(PlaceDropped: false, 1), (await app.RemoveAsync("acme", drop: true)).Erased);

        Assert.Equal(["1"], await app.Database.RowsAsync("SELECT count(*) FROM public.shared"));
    }

    [Fact]
    public async Task A_tenant_of_a_list_is_suspended_until_somebody_takes_it_out()
    {
        await using var app = await TenantCase.CreateAsync();
        await app.RunAsync();
        await app.AddAsync("acme");
        app.Source = new TenantSourceSettings { List = [new TenantEntry { Id = "acme" }] };

        var removed = await app.RemoveAsync("acme");

        Assert.False(removed.Unlisted);
        Assert.Contains("Tenants:List", Assert.Single(removed.Notes), StringComparison.Ordinal);
        Assert.Equal(["acme"], (await app.RunAsync()).SuspendedTenants);
    }
}
