using TenantMigrations.Engine;
using TenantMigrations.TestKit;

namespace TenantMigrations.Runner.Tests;

public sealed class TenantsTextTests
{
    [Fact]
    public async Task The_list_says_where_each_tenant_lives_and_how_it_stands()
    {
        using var run = new TestRun();
        run.Environment = run.Environment with { Width = 140 };
        await run.RunAsync("tenants", "list");
        Snapshot.Verify(run.OutText);
    }

    [Fact]
    public async Task What_is_done_to_a_tenant_is_told()
    {
        using var run = new TestRun();
        await run.RunAsync("tenants", "add", "acme", "--label", "ring=canary", "--label", "region=eu");
        var request = Assert.IsType<AddTenantRequest>(run.Fleet.Asked);
        Assert.Equal("canary", request.Entry.Labels["ring"]);
        await run.RunAsync("tenants", "remove", "acme", "--confirm", "acme", "--drop");
        await run.RunAsync("tenants", "suspend", "acme");
        run.Fleet.State = () => new TenantStateReport(TenantReports.Tenant("acme"), Changed: false, []);
        await run.RunAsync("tenants", "activate", "acme");
        Snapshot.Verify(run.OutText);
    }

    [Fact]
    public async Task A_tenant_that_its_source_suspends_is_not_activated_and_the_exit_code_says_so()
    {
        using var run = new TestRun();
        Assert.Equal(ExitCode.Findings, await run.RunAsync("tenants", "activate", "acme"));
    }

    [Theory]
    [InlineData("tenants")]
    [InlineData("tenants", "lst")]
    [InlineData("tenants", "add")]
    [InlineData("tenants", "add", "acme", "birch")]
    [InlineData("tenants", "add", "--tenant", "acme")]
    [InlineData("tenants", "add", "acme", "--label", "canary")]
    [InlineData("tenants", "remove", "acme")]
    [InlineData("tenants", "remove", "acme", "--confirm", "birch")]
    [InlineData("tenants", "remove", "acme", "--confirm", "acme", "--force")]
    public async Task What_cannot_be_used_is_refused_before_anything_is_opened(params string[] line)
    {
        using var run = new TestRun();
        Assert.Equal(ExitCode.Usage, await run.RunAsync(line));
        Assert.Null(run.Opening);
        Snapshot.Verify(run.ErrorText, name: $"TenantsTextTests.{string.Join(' ', line)}");
    }
}
