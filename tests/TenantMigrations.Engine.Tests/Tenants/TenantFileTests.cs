using TenantMigrations.TestKit;

namespace TenantMigrations.Engine.Tests.Tenants;

public sealed class TenantFileTests
{
    [Fact]
    public async Task Ids_and_objects_are_read()
    {
        var tenants = await ReadAsync(
            """
            [
              "acme", // a comment
              { "Id": "globex", "schema": "g", "labels": { "ring": "canary", "size": 3 }, "state": "Suspended" },
            ]
            """);

        Assert.Equal(["acme", "globex"], tenants.Select(tenant => tenant.Id));
        Assert.Equal(("g", "canary", "3", TenantState.Suspended), (tenants[1].Schema, tenants[1].Labels["ring"], tenants[1].Labels["size"], tenants[1].State));
    }

    [Theory]
    [InlineData("{}", "array")]
    [InlineData("[{}]", "entry 1 has no 'id'")]
    [InlineData("[\"a\", {\"id\": \"b\", \"schemas\": \"s\"}]", "did you mean 'schema'?")]
    [InlineData("[3]", "entry 1")]
    [InlineData("[{\"id\": 3}]", "not a text")]
    [InlineData("[{\"id\": \"a\", \"state\": \"off\"}]", "'off'")]
    [InlineData("[\n\"a\"", "line 2")]
    [InlineData("[{\"id\": \"\\ud800\"}]", "half of a surrogate pair")]
    [InlineData("[{\"id\": \"a\", \"Id\": \"b\"}]", "entry 1 says 'Id' twice")]
    public async Task What_is_wrong_is_named_with_its_entry(string json, string expected)
    {
        var error = await Assert.ThrowsAsync<FleetException>(() => ReadAsync(json));

        Assert.Equal(FleetErrorKind.Settings, error.Kind);
        Assert.Contains(expected, error.Message);
        Assert.Contains("tenants.json", error.Message);
    }

    [Fact]
    public async Task A_missing_file_is_named()
    {
        var error = await Assert.ThrowsAsync<FleetException>(() => new TenantFile("/nowhere/tenants.json").ReadAsync(default));

        Assert.Contains("/nowhere/tenants.json", error.Message);
    }

    private static async Task<IReadOnlyList<TenantEntry>> ReadAsync(string json)
    {
        using var folder = TemporaryFolder.Create();
        var path = Path.Combine(folder.Path, "tenants.json");
        await File.WriteAllTextAsync(path, json);
        return await new TenantFile(path).ReadAsync(default);
    }
}
