using TenantMigrations.TestKit.Postgres;

namespace TenantMigrations.Postgres.Tests;

public sealed class TestServerTests
{
    [Fact]
    public async Task Each_test_gets_an_empty_database_of_its_own()
    {
        await using var first = await PostgresServer.Current.CreateDatabaseAsync();
        await using var second = await PostgresServer.Current.CreateDatabaseAsync();

        await first.ExecuteAsync("CREATE TABLE only_here (id int); INSERT INTO only_here VALUES (7)");

        Assert.Equal(["7|"], await first.RowsAsync("SELECT id, NULL FROM only_here"));
        Assert.Null(await second.ScalarAsync<string>("SELECT to_regclass('only_here')::text"));
    }

    [Fact]
    public async Task A_database_is_gone_when_its_test_is_over_even_with_open_connections()
    {
        await using var watcher = await PostgresServer.Current.CreateDatabaseAsync();
        var database = await PostgresServer.Current.CreateDatabaseAsync();
        await using (var left = await database.OpenAsync())
            await database.DisposeAsync();

        Assert.Equal(0L, await watcher.ScalarAsync<long>($"SELECT count(*) FROM pg_database WHERE datname = '{database.Name}'"));
    }
}
