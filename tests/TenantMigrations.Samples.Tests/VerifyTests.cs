namespace TenantMigrations.Samples.Tests;

/// <summary>Every sample holds what it shows: each migration up, down and up, tenant after tenant, and everything down.</summary>
public sealed class VerifyTests
{
    [Theory]
    [InlineData("Storefront", "acme birch")]
    [InlineData("Clinic", "alder beacon")]
    [InlineData("Ledger", "harbor mesa")]
    public async Task Verify_finds_nothing_in_a_sample(string name, string tenants)
    {
        // Nobody answers there: it is not asked.
        using var sample = new Sample(name, "Host=127.0.0.1;Port=1;Database=nowhere;Username=nobody");

        var report = await sample.JsonAsync(0, "verify");

        Assert.Equal("done", report.GetProperty("outcome").GetString());
        Assert.Equal(tenants.Split(' '), report.GetProperty("tenants").EnumerateArray().Select(tenant => tenant.GetString()!));
        Assert.All(report.GetProperty("migrations").EnumerateArray(), migration => Assert.Equal("done", migration.GetProperty("up").GetString()));
        Assert.Contains(report.GetProperty("migrations").EnumerateArray(), migration => migration.GetProperty("strongestLock").GetString() == "SHARE UPDATE EXCLUSIVE" || name == "Ledger");
    }
}
