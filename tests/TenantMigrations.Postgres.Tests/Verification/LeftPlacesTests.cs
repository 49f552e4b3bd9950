using TenantMigrations.TestKit.Postgres;

namespace TenantMigrations.Postgres.Tests.Verification;

public sealed class LeftPlacesTests
{
    [Fact]
    public async Task A_database_that_nobody_came_to_drop_goes_with_the_server_and_so_does_the_role()
    {
        await using var database = await PostgresServer.Current.CreateDatabaseAsync();
        string name;
        await using (var server = await VerificationServer.OpenAsync(database.ConnectionString, isOwn: false))
        {
            // As where CREATE DATABASE was done when Ctrl-C came, and its answer was not waited for.
            name = new Npgsql.NpgsqlConnectionStringBuilder((await server.CreatePlaceAsync(default)).Address.ConnectionString).Database!;
            Assert.StartsWith("tm_verify_", name, StringComparison.Ordinal);
        }

        Assert.Empty(await database.RowsAsync($"SELECT datname FROM pg_database WHERE datname = '{name}' UNION ALL SELECT rolname FROM pg_roles WHERE '{name}' LIKE rolname || '\\_%'"));
    }
}
