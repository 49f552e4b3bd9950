using TenantMigrations.Engine;
using TenantMigrations.TestKit;

namespace TenantMigrations.Runner.Tests;

public sealed class MsBuildOutputTests
{
    [Fact]
    public async Task A_failure_is_an_error_at_its_place_with_progress_and_table_as_messages()
    {
        using var run = new TestRun();
        run.Fleet.Run = (observer, _) =>
        {
            foreach (var happened in Reports.EventsOf(Reports.PlanOf(5), index => index == 2 ? TenantOutcome.Failed : TenantOutcome.Done)) observer(happened);
            return Task.FromResult(Reports.ThirdFailed(5));
        };
        Assert.Equal(ExitCode.Failed, await run.RunAsync("run", "--format", "msbuild", "--project-directory", "/src/Storefront"));
        Assert.Empty(run.ErrorText);
        Snapshot.Verify(run.OutText);

        var log = BuildLog.Of(run.OutText);
        var error = Assert.Single(log.Errors);
        Assert.Equal($"/src/Storefront/migrations/{TestRegistry.Seed}.sql", error.File);
        Assert.Equal((12, 8, "TM9001"), (error.LineNumber, error.ColumnNumber, error.Code));
        Assert.Equal("relation \"foo\" does not exist [tenant cobalt]", error.Message);
        Assert.Empty(log.Warnings);
    }

    [Fact]
    public async Task A_build_has_targets_and_is_told_no_next_command()
    {
        using var run = new TestRun();
        run.Fleet.Plan = () => Reports.PlanOf(2);
        await run.RunAsync("plan", "--format", "msbuild");
        Assert.DoesNotContain("Next:", run.OutText, StringComparison.Ordinal);
        await run.RunAsync("plan");
        Assert.Contains("Next: 'run' applies it.", run.OutText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_of_several_lines_is_one_error()
    {
        using var run = new TestRun();
        run.Fleet.Run = (_, _) => Task.FromResult(Reports.Run(RunOutcome.Failed, [], Reports.Result("acme", TenantOutcome.Failed, error: Reports.IndexFailed)));
        await run.RunAsync("run", "--format", "msbuild");
        var error = Assert.Single(BuildLog.Of(run.OutText).Errors);
        Assert.EndsWith("Key (number)=(7) is duplicated. [tenant acme]", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_of_a_whole_fleet_is_one_error()
    {
        using var run = new TestRun();
        run.Fleet.Run = (_, _) => Task.FromResult(Reports.Run(
            RunOutcome.Failed, [], [.. Enumerable.Range(0, 500).Select(index => Reports.Result(Reports.TenantName(index), TenantOutcome.Failed, error: Reports.RelationMissing))]));
        await run.RunAsync("run", "--format", "msbuild");
        var error = Assert.Single(BuildLog.Of(run.OutText).Errors);
        Assert.EndsWith("[tenants acme, birch, cobalt, dune, ember and 495 more]", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(TenantOutcome.Locked, "TM9004")]
    [InlineData(TenantOutcome.Unreachable, "TM9005")]
    [InlineData(TenantOutcome.Blocked, "TM9003")]
    public async Task Other_ends_have_ids_of_their_own(TenantOutcome outcome, string id)
    {
        using var run = new TestRun();
        run.Fleet.Run = (_, _) => Task.FromResult(Reports.Run(RunOutcome.Failed, [], Reports.Result("acme", outcome, reason: "why")));
        await run.RunAsync("run", "--format", "msbuild");
        var error = Assert.Single(BuildLog.Of(run.OutText).Errors);
        Assert.Equal((id, "why [tenant acme]"), (error.Code, error.Message));
    }

    [Fact]
    public async Task A_finding_is_an_error_on_the_migration_it_is_about()
    {
        using var run = new TestRun();
        run.Fleet.Validation = new ValidationReport([new ValidationFinding(ValidationFindingKind.Gap, Reports.Database, "acme", TestRegistry.Seed, "A gap.", false)]);
        await run.RunAsync("validate", "--format", "msbuild", "--project-directory", "/src/Storefront");
        var error = Assert.Single(BuildLog.Of(run.OutText).Errors);
        Assert.Equal(($"/src/Storefront/migrations/{TestRegistry.Seed}.sql", "TM9003"), (error.File, error.Code));
    }

    [Theory]
    [InlineData("error: x")]
    [InlineData("error TM1: x")]
    [InlineData("acme waits: error 55P03: lock")]
    [InlineData("x.sql(1,2): warning : look")]
    [InlineData("3 done, 1 error : x")]
    [InlineData("WARNING:")]
    [InlineData("a\u2028error\u0085 b :c")]
    [InlineData("subcategory error   CODE   : text")]
    [InlineData("error\u00a0: x")]
    [InlineData("error TM1 \u3000: x")]
    public void A_message_is_never_taken_for_an_error(string text)
    {
        Assert.True(BuildLog.Of(text) is { Errors.Count: > 0 } or { Warnings.Count: > 0 } || text.Contains('\u2028', StringComparison.Ordinal), "the case shows nothing: MSBuild does not take it for an error anyway");
        var log = BuildLog.Of(CanonicalLine.Message(text));
        Assert.Empty(log.Errors);
        Assert.Empty(log.Warnings);
    }

    [Fact]
    public void A_line_is_read_in_the_direction_in_which_it_was_written() => Assert.Equal("a b c", CanonicalLine.Message("a\u202eb\u2066c"));

    [Fact]
    public void An_ordinary_message_stays_as_it_is() =>
        Assert.Equal("[3/5] acme: 2 migrations in 12 ms, no errors: good", CanonicalLine.Message("[3/5] acme: 2 migrations in 12 ms, no errors: good"));

    [Fact]
    public async Task A_tenant_with_a_hostile_name_makes_no_further_error()
    {
        using var run = new TestRun();
        var name = "x\nfoo.cs(1,1): error CS0001: fooled";
        run.Fleet.Run = (observer, _) =>
        {
            observer(new WorkWaiting(name, name, WaitKind.Lock, name, TimeSpan.Zero));
            observer(new MigrationProgressed(name, "m", name, null));
            observer(new WorkFinished(Reports.Result(name, TenantOutcome.Done)));
            return Task.FromResult(Reports.Run(RunOutcome.Done, [], Reports.Result(name, TenantOutcome.Done, applied: 1)));
        };
        await run.RunAsync("run", "--format", "msbuild", "--verbosity", "debug");
        Assert.Empty(BuildLog.Of(run.OutText).Errors);
    }
}
