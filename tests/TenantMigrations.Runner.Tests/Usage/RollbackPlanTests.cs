using System.Text.Json;
using TenantMigrations.Engine;
using TenantMigrations.TestKit;

namespace TenantMigrations.Runner.Tests;

public sealed class RollbackPlanTests
{
    [Fact]
    public async Task Dry_run_prints_the_plan_and_asks_for_nothing_else()
    {
        using var run = new TestRun();
        run.Fleet.Plan = () => Undoing(3);
        run.Fleet.Run = (_, _) => throw new InvalidOperationException("Nothing is to be undone.");

        Assert.Equal(ExitCode.Done, await run.RunAsync("rollback", "--migration", TestRegistry.Seed, "--cascade", "--dry-run"));

        Assert.Equal(new RollbackRequest { MigrationId = TestRegistry.Seed, Cascade = true }, run.Fleet.Asked);
        Snapshot.Verify(run.OutText);
    }

    [Fact]
    public async Task Dry_run_is_a_document_too()
    {
        using var run = new TestRun();
        run.Fleet.Plan = () => Undoing(2);

        Assert.Equal(ExitCode.Done, await run.RunAsync("rollback", "--tenant", "acme", "--dry-run", "--format", "json"));

        using var document = JsonDocument.Parse(run.OutText);
        Assert.Equal("rollback", document.RootElement.GetProperty("verb").GetString());
        Assert.Equal(
            ["rollback", "rollback"],
            document.RootElement.GetProperty("databases")[0].GetProperty("shares")[0].GetProperty("migrations").EnumerateArray().Select(step => step.GetProperty("action").GetString()));
    }

    [Theory]
    [InlineData("last")]
    [InlineData("0193f5a2")]
    public async Task A_run_is_known_by_the_beginning_of_its_id_and_by_last_too(string reference)
    {
        using var run = new TestRun();
        string? found = null;
        run.Fleet.Details = () =>
        {
            found = run.Fleet.Asked as string;
            return new RunDetails(
                new RunRecord { Id = Reports.RunId, Kind = RunKind.Run, State = RunState.Stopped, PlanHash = Reports.PlanHash, Actor = "ann", StartedAt = DateTime.UnixEpoch, Waves = [], Shards = 1 }, []);
        };
        run.Fleet.Plan = () => Undoing(2);

        Assert.Equal(ExitCode.Done, await run.RunAsync("rollback", "--run", reference));

        Assert.Equal(reference, found);
        Assert.Equal(new RollbackRequest { RunId = Reports.RunId }, run.Fleet.Asked);

        Assert.Equal(ExitCode.Done, await run.RunAsync("rollback", "--run", reference, "--dry-run", "--format", "json"));
        Assert.Equal(new RollbackRequest { RunId = Reports.RunId }, run.Fleet.Asked);
        Assert.Contains(Reports.RunId.ToString(), run.OutText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_plan_is_shown_before_anything_is_undone()
    {
        using var run = new TestRun();
        var shown = "";
        run.Fleet.Run = (observer, _) =>
        {
            observer(new RollbackPlanned(Undoing(2)));
            shown = run.ErrorText;
            return Task.FromResult(Reports.Done(2));
        };

        await run.RunAsync("rollback", "--migration", TestRegistry.Seed, "--format", "json");

        Assert.Contains("2 tenants: acme and birch\n", shown, StringComparison.Ordinal);
        Assert.Contains($"    - {TestRegistry.Index}\n    - {TestRegistry.Seed}\n", shown, StringComparison.Ordinal);
        JsonDocument.Parse(run.OutText).Dispose();
    }

    [Fact]
    public async Task Quietly_it_is_not_shown_and_on_a_terminal_it_keeps_its_indents()
    {
        using var quiet = new TestRun();
        quiet.Fleet.Run = (observer, _) =>
        {
            observer(new RollbackPlanned(Undoing(2)));
            return Task.FromResult(Reports.Done(2));
        };
        await quiet.RunAsync("rollback", "--migration", TestRegistry.Seed, "--verbosity", "quiet");
        Assert.Empty(quiet.ErrorText);

        using var live = new TestRun();
        live.Environment = live.Environment with { ErrorIsTerminal = true, Colors = false };
        live.Fleet.Run = quiet.Fleet.Run;
        await live.RunAsync("rollback", "--migration", TestRegistry.Seed);
        Assert.Contains($"    - {TestRegistry.Seed}", live.ErrorText, StringComparison.Ordinal);
    }

    private static MigrationPlan Undoing(int tenants)
    {
        var plan = Reports.PlanOf(tenants);
        var phase = plan.Databases[0].Phases[0];
        PlannedStep[] steps = [new(3, StepKind.Rollback), new(2, StepKind.Rollback)];
        return plan with
        {
            Databases = [plan.Databases[0] with { NeedsJournal = false, Phases = [new PlanPhase(null, [.. phase.Tenants.Select(work => work with { Steps = steps })])] }],
            SuspendedTenants = ["asleep"],
        };
    }
}
