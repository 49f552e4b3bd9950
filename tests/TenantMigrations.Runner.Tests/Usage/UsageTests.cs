using System.Text;
using TenantMigrations.Engine;
using TenantMigrations.TestKit;

namespace TenantMigrations.Runner.Tests;

public sealed class UsageTests
{
    private static readonly string[] Unusable =
    [
        "",
        "runn",
        "migrate",
        "run --migratoin x",
        "run --resume last --tenant acme",
        "run --resume last --plan p.json",
        "run --pause last --abandon last",
        "run --pause last --migration a",
        "run --shard 4/4",
        "run --shard 0/1001",
        "run --shard 1",
        "run --shard -1/4",
        "run --shard /4",
        "run --shard 1/4 --tenant acme",
        "status --run last --check",
        "run --cascade",
        "run extra",
        "run --migration",
        "run --migration a --migration b",
        "run --tenant",
        "run --tenant acme --migratoin x",
        "rollback --tenant acme --last 1",
        "rollback --tenant --cascade",
        "create x --depends-on a --tenant-specfic",
        "tenants add acme --label ring=canary --nmae Acme",
        "status --format xml",
        "status --verbosity loud",
        "run --plan p.json --tenant acme",
        "run --plan missing.json",
        "rollback",
        "rollback --cascade --tenant acme",
        "rollback --migration a --to b",
        "rollback --run 0193f5a2-6c1e-7d3b-9a4f-2b8c5e7d9f01 --tenant acme",
        "recover",
        "recover --migration a --mark completed",
        "recover --migration a --mark done --reason x",
        "recover --migration a --mark completed --reason x --retry",
        "recover --migration a --reason x",
        "init --tenant acme",
        "verify --report no/such/verify.md",
        "create",
        "create add_role Users have a role",
        "create --local add_role",
        "lint --format svg",
        "graph --format xml",
        "graph --tenant acme",
        "status --format mermaid",
        "status --local --connection-variable X",
        "status --connection-variable NOT_SET",
        "status --connection-variable Host=x;Password=hunter2",
        "status --settings missing.json",
    ];

    [Fact]
    public async Task A_value_that_begins_like_an_option_is_given_behind_an_equals_sign()
    {
        using var run = new TestRun();
        Assert.Equal(ExitCode.Done, await run.RunAsync("run", "--tenant=--local", "--tenant=acme"));
        Assert.NotNull(run.Opening);
        using var mistyped = new TestRun();
        Assert.Equal(ExitCode.Usage, await mistyped.RunAsync("run", "--tenant", "acme", "--lokal"));
        Assert.Null(mistyped.Opening);
    }

    [Fact]
    public async Task A_command_line_that_cannot_be_used_says_why_and_touches_nothing()
    {
        var transcript = new StringBuilder();
        foreach (var line in Unusable)
        {
            using var run = new TestRun();
            run.WriteFile("p.json", "{}");
            var code = await run.RunAsync(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
            Assert.Equal(ExitCode.Usage, code);
            Assert.Null(run.Opening);
            Assert.Empty(run.OutText);
            Assert.DoesNotContain("hunter2", run.ErrorText, StringComparison.Ordinal);
            transcript.Append("$ Storefront ").Append(line).Append('\n').Append(run.ErrorText.Split("\nUsage")[0]).Append('\n');
        }

        Snapshot.Verify(transcript.ToString());
    }

    [Fact]
    public async Task An_error_in_the_command_line_comes_in_the_format_that_was_asked_for()
    {
        using var json = new TestRun();
        Assert.Equal(ExitCode.Usage, await json.RunAsync("run", "--bogus", "--format", "json"));
        Assert.Contains("\"kind\": \"usage\"", json.OutText, StringComparison.Ordinal);

        using var build = new TestRun();
        Assert.Equal(ExitCode.Usage, await build.RunAsync("run", "--bogus", "--format", "msbuild"));
        Assert.StartsWith("tenantmigrations : error TM9002: ", build.OutText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tenants_are_given_in_one_option_or_in_several()
    {
        using var run = new TestRun();
        await run.RunAsync("run", "--tenant", "acme", "birch", "--tenant", "cobalt", "--tenant", "acme");
        Assert.Equal(["acme", "birch", "cobalt"], Assert.IsType<PlanRequest>(run.Fleet.Asked).TenantIds!);

        using var all = new TestRun();
        await all.RunAsync("run");
        Assert.Null(Assert.IsType<PlanRequest>(all.Fleet.Asked).TenantIds);
    }

    [Fact]
    public async Task A_tenant_that_looks_like_a_response_file_is_a_tenant()
    {
        using var run = new TestRun();
        await run.RunAsync("status", "--tenant", "@acme", "--tenant=[red]");
        Assert.Equal(["@acme", "[red]"], Assert.IsType<string[]>(run.Fleet.Asked));
    }

    [Fact]
    public async Task Rollback_hands_on_what_is_to_be_undone()
    {
        Assert.Equal(
            new RollbackRequest { MigrationId = "m", Cascade = true },
            await AskedAsync("rollback", "--migration", "m", "--cascade"));
        Assert.Equal(
            new RollbackRequest { RunId = Reports.RunId },
            await AskedAsync("rollback", "--run", Reports.RunId.ToString()));
        var tenant = Assert.IsType<RollbackRequest>(await AskedAsync("rollback", "--tenant", "acme", "--to", "m"));
        Assert.Equal(["acme"], tenant.TenantIds!);
        Assert.Equal("m", tenant.To);
        Assert.Null(tenant.MigrationId);
    }

    [Fact]
    public async Task Recover_hands_on_what_a_person_decided()
    {
        Assert.Equal(new RecoverRequest { MigrationId = "m", Retry = true }, await AskedAsync("recover", "--migration", "m"));
        Assert.Equal(new RecoverRequest { MigrationId = "m", Retry = true }, await AskedAsync("recover", "--migration", "m", "--retry"));
        Assert.Equal(
            new RecoverRequest { MigrationId = "m", Mark = MigrationStatus.RolledBack, Reason = "why" },
            await AskedAsync("recover", "--migration", "m", "--mark", "rolled-back", "--reason", "why"));
    }

    [Fact]
    public async Task A_plan_goes_through_a_file_and_is_asked_for_again_with_its_hash()
    {
        using var run = new TestRun();
        run.Fleet.Plan = () => Reports.PlanOf(2);
        Assert.Equal(ExitCode.Done, await run.RunAsync("plan", "--tenant", "acme", "--migration", TestRegistry.Seed, "--out", "release.plan.json"));
        Assert.Equal(ExitCode.Done, await run.RunAsync("run", "--plan", "release.plan.json"));
        var asked = Assert.IsType<PlanRequest>(run.Fleet.Asked);
        Assert.Equal(["acme"], asked.TenantIds!);
        Assert.Equal(TestRegistry.Seed, asked.MigrationId);
        Assert.Equal(Reports.PlanHash, asked.Agreed?.Hash);
    }

    private static async Task<object?> AskedAsync(params string[] args)
    {
        using var run = new TestRun();
        Assert.Equal(ExitCode.Done, await run.RunAsync(args));
        return run.Fleet.Asked;
    }
}
