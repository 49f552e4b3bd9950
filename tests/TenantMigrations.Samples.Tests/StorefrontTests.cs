using TenantMigrations.TestKit.Postgres;

namespace TenantMigrations.Samples.Tests;

/// <summary>Shared tables: from a single-tenant schema to row level security.</summary>
public sealed class StorefrontTests
{
    private const string LastOfTheOldShop = "20240108091500_create_customers_and_orders";

    [Fact]
    public async Task Five_tenants_are_migrated_and_a_second_run_finds_nothing_to_do()
    {
        await using var database = await PostgresServer.Current.CreateDatabaseAsync();
        using var storefront = new Sample("Storefront", database.ConnectionString);

        var first = (await storefront.RunAsync("run")).Expect(0);
        var second = (await storefront.RunAsync("run")).Expect(0);

        foreach (var tenant in new[] { "acme", "birch", "cobalt", "dune", "ember" }) Assert.Contains(tenant, first.Output, StringComparison.Ordinal);
        Assert.Contains("up to date", second.Text, StringComparison.Ordinal);
        Assert.Equal(5, await database.ScalarAsync<long>("SELECT count(*) FROM tenants"));
        Assert.Equal(15, await database.ScalarAsync<long>("SELECT count(*) FROM categories"));
        (await storefront.RunAsync("status", "--check")).Expect(0);
        (await storefront.RunAsync("validate")).Expect(0);
    }

    [Fact]
    public async Task What_the_old_shop_held_belongs_to_the_first_tenant_and_no_other_sees_it()
    {
        await using var database = await PostgresServer.Current.CreateDatabaseAsync();
        using var storefront = new Sample("Storefront", database.ConnectionString);
        (await storefront.RunAsync("run", "--migration", LastOfTheOldShop)).Expect(0);
        await OldShop.FillAsync(database);

        (await storefront.RunAsync("run")).Expect(0);

        Assert.Equal(OldShop.Customers, await CountAsync(database, "acme", "customers"));
        Assert.Equal(0, await CountAsync(database, "birch", "customers"));
        Assert.Equal(OldShop.Orders, await CountAsync(database, "acme", "orders WHERE order_no IS NOT NULL"));
        Assert.Equal(0, await CountAsync(database, "acme", "customers WHERE email <> lower(email)"));
    }

    [Fact]
    public async Task Status_as_json_names_every_migration_of_every_tenant()
    {
        await using var database = await PostgresServer.Current.CreateDatabaseAsync();
        using var storefront = new Sample("Storefront", database.ConnectionString);
        (await storefront.RunAsync("run")).Expect(0);

        var status = await storefront.JsonAsync(0, "status");

        Assert.Equal("shared", status.GetProperty("isolation").GetString(), ignoreCase: true);
        Assert.Equal(5, status.GetProperty("tenants").GetArrayLength());
        foreach (var tenant in status.GetProperty("tenants").EnumerateArray())
        {
            Assert.Equal(0, tenant.GetProperty("pending").GetInt32());
            Assert.Equal(4, tenant.GetProperty("applied").GetInt32());
            Assert.All(tenant.GetProperty("migrations").EnumerateArray(), migration => Assert.Equal("completed", migration.GetProperty("status").GetString()));
        }
    }

    private static Task<long> CountAsync(TestDatabase database, string tenant, string from) => database.ScalarAsync<long>($"""
        BEGIN;
        SET LOCAL ROLE storefront_app;
        SET LOCAL app.current_tenant_id = '{tenant}';
        SELECT count(*) FROM {from};
        """);
}
