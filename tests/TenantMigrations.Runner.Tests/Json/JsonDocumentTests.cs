using System.Text.Json;
using System.Text.Json.Nodes;
using TenantMigrations.Engine;
using TenantMigrations.TestKit;

namespace TenantMigrations.Runner.Tests;

public sealed class JsonDocumentTests
{
    [Fact]
    public async Task Status_has_the_shape_that_is_promised()
    {
        using var run = new TestRun();
        run.Fleet.Status = () => Reports.Status(2, failedAt: 1);
        Assert.Equal(ExitCode.Done, await run.RunAsync("status", "--format", "json"));
        Snapshot.Verify(run.OutText, "json");
    }

    [Fact]
    public async Task With_several_databases_global_migrations_are_also_listed_by_database()
    {
        using var run = new TestRun();
        run.Fleet.Status = () => Reports.Status(0) with
        {
            Global =
            [
                new DatabaseStatus("db1", 2, 0, 0, [Reports.Completed(TestRegistry.Orders), Reports.Completed(TestRegistry.Policies)]),
                new DatabaseStatus("db2", 0, 2, 1, [Reports.Failed(TestRegistry.Orders), Reports.Pending(TestRegistry.Policies)]),
            ],
        };
        await run.RunAsync("status", "--format", "json");
        var global = JsonNode.Parse(run.OutText)!["global"]!;
        Assert.Equal(["failed", "pending"], global["migrations"]!.AsArray().Select(migration => (string?)migration!["status"]));
        Assert.Equal(["db1", "db2"], global["databases"]!.AsArray().Select(database => (string?)database!["database"]));
    }

    [Theory]
    [InlineData("run")]
    [InlineData("rollback", "--tenant", "acme")]
    [InlineData("plan")]
    [InlineData("validate")]
    [InlineData("recover", "--migration", "m")]
    [InlineData("init")]
    public async Task Each_verb_prints_one_document_and_its_progress_elsewhere(string verb, params string[] options)
    {
        using var run = new TestRun();
        run.Fleet.Plan = () => Reports.PlanOf(2);
        run.Fleet.Validation = new ValidationReport([new ValidationFinding(ValidationFindingKind.Gap, Reports.Database, "acme", TestRegistry.Seed, "A gap.", false)]);
        run.Fleet.Recovery = new RecoveryReport([new RecoveryCase("acme", Reports.Database, MigrationStatus.Running, "Why.", true)], Reports.Done(1));
        run.Fleet.Run = (observer, _) =>
        {
            foreach (var happened in Reports.EventsOf(Reports.PlanOf(3), _ => TenantOutcome.Done)) observer(happened);
            return Task.FromResult(Reports.ThirdFailed(3));
        };
        await run.RunAsync([verb, .. options, "--format", "json", "--verbosity", "debug"]);
        using var document = JsonDocument.Parse(run.OutText);
        Snapshot.Verify(run.OutText, "json", $"JsonDocumentTests.{verb}");
    }

    [Theory]
    [InlineData("list", ExitCode.Unreachable)]
    [InlineData("add", ExitCode.Done, "acme")]
    [InlineData("remove", ExitCode.Done, "acme", "--confirm", "acme", "--drop")]
    [InlineData("suspend", ExitCode.Done, "acme", "--reason", "why")]
    public async Task The_verbs_of_tenants_print_one_document(string verb, ExitCode code, params string[] options)
    {
        using var run = new TestRun();
        Assert.Equal(code, await run.RunAsync(["tenants", verb, .. options, "--format", "json"]));
        Snapshot.Verify(run.OutText, "json", $"JsonDocumentTests.tenants {verb}");
    }

    [Fact]
    public async Task Control_characters_are_escaped()
    {
        using var run = new TestRun();
        run.Fleet.Status = () => Reports.Status(0) with { Tenants = [Reports.Tenant("a\u001b[31m\n\"b", failed: false, pending: false)] };
        await run.RunAsync("status", "--format", "json");
        Assert.DoesNotContain("\u001b", run.OutText, StringComparison.Ordinal);
        Assert.Equal("a\u001b[31m\n\"b", (string?)JsonNode.Parse(run.OutText)!["tenants"]![0]!["tenant"]);
    }
}
