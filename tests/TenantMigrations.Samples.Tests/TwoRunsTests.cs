using TenantMigrations.TestKit.Postgres;

namespace TenantMigrations.Samples.Tests;

/// <summary>Runs started at the same moment.</summary>
public sealed class TwoRunsTests
{
    [Fact]
    public async Task Runs_started_at_once_apply_every_migration_exactly_once()
    {
        await using var database = await PostgresServer.Current.CreateDatabaseAsync();
        using var storefront = new Sample("Storefront", database.ConnectionString);

        var runs = await Task.WhenAll(storefront.RunAsync("run"), storefront.RunAsync("run"), storefront.RunAsync("run"));

        Assert.All(runs, run => run.Expect(0));
        Assert.Equal(0, await database.ScalarAsync<long>("""
            SELECT count(*) FROM (
                SELECT FROM tenant_migrations.tenant_migration_log WHERE kind = 'applied' GROUP BY migration_id, tenant_id HAVING count(*) > 1) AS twice
            """));
        Assert.Equal(5, await database.ScalarAsync<long>("SELECT count(*) FROM tenants"));
        (await storefront.RunAsync("status", "--check")).Expect(0);
    }
}
