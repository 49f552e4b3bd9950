using TenantMigrations.Engine;
using TenantMigrations.TestKit.Postgres;

namespace TenantMigrations.Postgres.Tests.Tenants;

public sealed class TenantQueries
{
    [Fact]
    public async Task Columns_are_known_by_name_whatever_their_type()
    {
        var tenants = await ReadAsync("""
            SELECT jsonb_build_object('ring', 'canary', 'size', 3) AS labels, 'Suspended'::text AS state, 'Acme' AS name, 7 AS id, 's'::name AS schema,
                'd' AS database, NULL AS connection
            UNION ALL SELECT NULL, NULL, NULL, 8, NULL, NULL, 'Host=h' ORDER BY 4;
            """);
        Assert.Equal(("7", "Acme", "s", "d", null, TenantState.Suspended), (tenants[0].Id, tenants[0].Name, tenants[0].Schema, tenants[0].Database, tenants[0].Connection, tenants[0].State));
        Assert.Equal("canary 3", $"{tenants[0].Labels["ring"]} {tenants[0].Labels["size"]}");
        Assert.Equal(("8", null, "Host=h", TenantState.Active, 0), (tenants[1].Id, tenants[1].Name, tenants[1].Connection, tenants[1].State, tenants[1].Labels.Count));
    }

    [Fact]
    public async Task Labels_may_be_pairs() =>
        Assert.Equal(["eu", "canary"], (await ReadAsync("SELECT 'a' AS id, 'region=eu, ring = canary' AS labels"))[0].Labels.Values);

    [Theory]
    [InlineData("SELECT 1 AS tenant", "'tenant'")]
    [InlineData("SELECT 'x' AS name", "no column 'id'")]
    [InlineData("SELECT NULL AS id", "row 1")]
    [InlineData("SELECT 1 AS id, 2 AS id", "two columns")]
    [InlineData("SELECT 1 AS id, 'gone' AS state", "'gone'")]
    [InlineData("SELECT 1 AS id, '[1]' AS labels", "labels")]
    [InlineData("SELECT 1 AS id, '{\"a\": {}}' AS labels", "labels")]
    [InlineData("SELECT 1 AS id FROM nowhere", "nowhere")]
    [InlineData("CREATE TABLE t (id int)", "read-only")]
    [InlineData("COMMIT; CREATE TABLE t (id int)", "read-only")]
    public async Task What_is_wrong_is_named(string query, string words)
    {
        var e = await Assert.ThrowsAsync<FleetException>(() => ReadAsync(query));
        Assert.Equal(FleetErrorKind.Settings, e.Kind);
        Assert.Contains(words, e.Message, StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<TenantEntry>> ReadAsync(string query)
    {
        await using var database = await PostgresServer.Current.CreateDatabaseAsync();
        await using var databases = new PostgresFleetDatabases(1);
        return await databases.TenantQuery(databases.Resolve(database.ConnectionString, null), query).ReadAsync(CancellationToken.None);
    }
}
