using Npgsql;
using TenantMigrations.Engine;
using TenantMigrations.TestKit.Postgres;

namespace TenantMigrations.Postgres.Tests;

public sealed class TenantPlacesTests
{
    private const string Hostile = "a\"; drop table x; --";

    [Fact]
    public async Task Missing_schemas_are_created_and_others_left_alone()
    {
        await using var database = await PostgresServer.Current.CreateDatabaseAsync();
        await database.ExecuteAsync("CREATE SCHEMA acme; CREATE TABLE acme.kept ()");
        var places = new PostgresTenantPlaces();

        Assert.Equal([Hostile, "birch"], await places.CreateMissingSchemasAsync(Address(database), ["acme", Hostile, "birch"], CancellationToken.None));
        Assert.Empty(await places.CreateMissingSchemasAsync(Address(database), ["acme", Hostile, "birch"], CancellationToken.None));
        Assert.Equal(["acme"], await database.RowsAsync("SELECT relnamespace::regnamespace::text FROM pg_class WHERE relname = 'kept'"));
    }

    [Fact]
    public async Task Missing_databases_are_created_beside_the_others()
    {
        await using var database = await PostgresServer.Current.CreateDatabaseAsync();
        var name = database.Name + Hostile;
        var missing = new DatabaseAddress("server/new", new NpgsqlConnectionStringBuilder(database.ConnectionString) { Database = name }.ConnectionString);
        try
        {
            Assert.Equal([name], await new PostgresTenantPlaces().CreateMissingDatabasesAsync([Address(database), missing], CancellationToken.None));
            Assert.Empty(await new PostgresTenantPlaces().CreateMissingDatabasesAsync([Address(database), missing], CancellationToken.None));
        }
        finally
        {
            await database.ExecuteAsync($"DROP DATABASE IF EXISTS \"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
        }
    }

    [Fact]
    public async Task A_role_that_may_not_create_is_told_in_words()
    {
        await using var database = await PostgresServer.Current.CreateDatabaseAsync();
        var role = database.Name + "_poor";
        await database.ExecuteAsync($"CREATE ROLE {role} LOGIN PASSWORD 'poor'");
        try
        {
            var connection = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Username = role, Password = "poor", Pooling = false }.ConnectionString;
            var refused = await Assert.ThrowsAsync<FleetException>(
                () => new PostgresTenantPlaces().CreateMissingSchemasAsync(new DatabaseAddress("server/db", connection), ["acme"], CancellationToken.None));
            Assert.Equal(FleetErrorKind.Settings, refused.Kind);
            Assert.Contains("permission denied", refused.Message, StringComparison.Ordinal);
        }
        finally
        {
            await database.ExecuteAsync($"DROP ROLE {role}");
        }
    }

    private static DatabaseAddress Address(TestDatabase database) => new("server/" + database.Name, database.ConnectionString);
}
