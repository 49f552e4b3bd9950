using Npgsql;
using TenantMigrations.Engine;
using TenantMigrations.TestKit;
using TenantMigrations.TestKit.Postgres;

namespace TenantMigrations.Testing.Tests;

public sealed class MigrationAssertTests
{
    private const string Items = "migrations/tenant-specific/20240101000000_create_items.sql";
    private const string Index = "migrations/tenant-specific/20240102000000_index_items.sql";
    private const string Shared = "migrations/system/20240101000000_create_items.sql";
    private const string Policy = "tenant_id = NULLIF(current_setting('app.current_tenant_id', true), '')";

    private static readonly (string Path, string Text) s_items = (Items, "-- migrate:up\nCREATE TABLE items (id bigint PRIMARY KEY, name text);\n-- migrate:down\nDROP TABLE items;\n");

    [Fact]
    public async Task What_can_be_undone_and_applied_again_passes_and_tells_what_it_locks()
    {
        var server = await ServerAsync();

        var report = await MigrationAssert.UpDownUpAsync(server, Registry(
            TenantIsolation.Schema, s_items, (Index, "-- depends-on: 20240101000000_create_items\n-- migrate:up\nCREATE INDEX items_name ON items (name);\n-- migrate:down\nDROP INDEX items_name;\n")));

        Assert.Equal(TableLock.Share, report.Migrations[1].StrongestLock!.Lock);
    }

    [Fact]
    public async Task A_down_part_that_forgets_something_is_told_at_its_line_with_the_difference()
    {
        var server = await ServerAsync();

        var told = await Assert.ThrowsAsync<MigrationAssertException>(() => MigrationAssert.UpDownUpAsync(server, Registry(
            TenantIsolation.Schema, s_items, (Index, "-- depends-on: 20240101000000_create_items\n-- migrate:up\nCREATE INDEX items_name ON items (name);\n-- migrate:down\nSELECT 1;\n"))));

        Assert.StartsWith($"{Index}(3,1): ", told.Message, StringComparison.Ordinal);
        Assert.Contains("items_name", told.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_migration_that_fails_only_on_rows_is_seen_with_a_seed()
    {
        var server = await ServerAsync();
        var registry = Registry(TenantIsolation.Schema, s_items, (Index, "-- depends-on: 20240101000000_create_items\n-- migrate:up\nALTER TABLE items ALTER COLUMN name SET NOT NULL;\n-- migrate:down\nALTER TABLE items ALTER COLUMN name DROP NOT NULL;\n"));
        using var folder = TemporaryFolder.Create();
        var seed = folder.Write("seed.sql", "INSERT INTO items (id) VALUES (1);\n");

        await MigrationAssert.UpDownUpAsync(server, registry);
        var told = await Assert.ThrowsAsync<MigrationAssertException>(() => MigrationAssert.UpDownUpAsync(server, registry, new MigrationTestOptions { SeedFile = seed }));

        Assert.StartsWith($"{Index}(3,1): ", told.Message, StringComparison.Ordinal);
        Assert.Contains("null values", told.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Tenants_that_share_a_table_are_tried_against_one_another(bool isGuarded)
    {
        var server = await ServerAsync();
        var guard = isGuarded ? $"ALTER TABLE items ENABLE ROW LEVEL SECURITY;\nALTER TABLE items FORCE ROW LEVEL SECURITY;\nCREATE POLICY items_of_tenant ON items USING ({Policy});\n" : "";
        await using var fleet = await server.CreateFleetAsync(Registry(
            TenantIsolation.Shared, (Shared, $"-- migrate:up\nCREATE TABLE items (tenant_id text NOT NULL, id bigint PRIMARY KEY);\n{guard}-- migrate:down\nDROP TABLE items;\n")));

        if (isGuarded)
        {
            await MigrationAssert.TenantIsolationAsync(fleet);
            return;
        }

        var told = await Assert.ThrowsAsync<MigrationAssertException>(() => MigrationAssert.TenantIsolationAsync(fleet));
        Assert.StartsWith("public.items: acme sees 1 of birch's rows.", told.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(TenantIsolation.Schema)]
    [InlineData(TenantIsolation.Database)]
    public async Task Each_tenant_has_its_own_and_all_of_it_is_dropped(TenantIsolation isolation)
    {
        var server = await ServerAsync();
        var fleet = await server.CreateFleetAsync(Registry(isolation, s_items));
        string[] names;
        await using (fleet)
        {
            await MigrationAssert.TenantIsolationAsync(fleet);
            names = [.. fleet.Tenants.Select(tenant => new NpgsqlConnectionStringBuilder(fleet.ConnectionString(tenant.Id)).Database!).Distinct()];
            Assert.Equal(isolation == TenantIsolation.Database ? 2 : 1, names.Length);
            Assert.Equal(isolation == TenantIsolation.Schema, fleet.Tenants.All(tenant => tenant.Schema == tenant.Id));
            Assert.Contains((await fleet.ReadCatalogAsync("birch")).Facts, fact => fact.Subject.EndsWith("items", StringComparison.Ordinal));
        }

        await using var connection = new NpgsqlConnection(await PostgresServer.Current.GetConnectionStringAsync());
        await connection.OpenAsync();
        await using var left = new NpgsqlCommand("SELECT count(*) FROM pg_database WHERE datname = ANY ($1)", connection) { Parameters = { new() { Value = names } } };
        Assert.Equal(0L, await left.ExecuteScalarAsync());
    }

    [Fact]
    public async Task A_migration_that_fails_is_told_with_its_place_and_the_tenant()
    {
        var server = await ServerAsync();

        var told = await Assert.ThrowsAsync<MigrationAssertException>(
            () => server.CreateFleetAsync(Registry(TenantIsolation.Schema, (Items, "-- migrate:up\nSELECT 1;\nSELECT 1 / 0;\n-- migrate:down\nSELECT 1;\n"))));

        Assert.Contains($"{Items}(3,1): division by zero [tenant acme]", told.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_a_server_of_the_kit_s_own_a_verification_leaves_the_databases_of_other_tests_alone()
    {
        await using var server = await PostgresTestServer.StartAsync();
        var registry = Registry(TenantIsolation.Schema, (Shared, "-- migrate:up\nCREATE ROLE app;\n-- migrate:down\nDROP ROLE app;\n"));
        var verifying = Task.Run(async () =>
        {
            for (var i = 0; i < 5; i++) await MigrationAssert.UpDownUpAsync(server, registry);
        });

        do
        {
            await using var database = await server.CreateDatabaseAsync();
            await Task.Delay(100);
            await using var connection = new NpgsqlConnection(database.ConnectionString + ";Pooling=false");
            await connection.OpenAsync();
        }
        while (!verifying.IsCompleted);

        await verifying;
    }

    [Fact]
    public async Task Two_catalogs_differ_by_what_a_test_did()
    {
        var server = await ServerAsync();
        await using var database = await server.CreateDatabaseAsync();
        var before = await database.ReadCatalogAsync();
        await using (var connection = new NpgsqlConnection(database.ConnectionString))
        {
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand("CREATE TABLE notes (id bigint)", connection);
            await command.ExecuteNonQueryAsync();
        }

        var diff = CatalogSnapshot.Diff(before, await database.ReadCatalogAsync());

        Assert.Contains("+ column public.notes.id: ", diff, StringComparison.Ordinal);
        Assert.Empty(CatalogSnapshot.Diff(before, before));
    }

    private static async Task<PostgresTestServer> ServerAsync() => PostgresTestServer.Connect(await PostgresServer.Current.GetConnectionStringAsync());

    private static WrittenRegistry Registry(TenantIsolation isolation, params (string Path, string Text)[] files) => WrittenRegistry.Read(new RegistrySettings { Isolation = isolation }, files);
}
