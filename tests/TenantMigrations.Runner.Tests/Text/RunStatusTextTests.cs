using TenantMigrations.Engine;
using TenantMigrations.TestKit;

namespace TenantMigrations.Runner.Tests;

public sealed class RunStatusTextTests
{
    private static readonly DateTime s_began = new(2026, 3, 1, 2, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData("text", "txt")]
    [InlineData("json", "json")]
    public async Task A_run_is_shown_wave_by_wave_with_what_is_not_done(string format, string extension)
    {
        using var run = new TestRun();
        run.Fleet.Details = () => Details(RunState.Stopped) with
        {
            Tenants =
            [
                Tenant("acme", 1, RunTenantState.Done),
                Tenant("birch", 1, RunTenantState.Failed, "relation \"foo\" does not exist"),
                Tenant("cedar", 2, RunTenantState.Pending),
                Tenant("dove", 2, RunTenantState.Running),
            ],
        };

        Assert.Equal(ExitCode.Done, await run.RunAsync("status", "--run", "last", "--format", format));

        Assert.Equal("last", run.Fleet.Asked);
        Snapshot.Verify(run.OutText, extension, $"RunStatusTextTests.{format}");
    }

    [Fact]
    public async Task A_run_that_is_silent_was_killed()
    {
        using var run = new TestRun();
        run.Fleet.Details = () => Details(RunState.Running) with { Tenants = [] };

        await run.RunAsync("status", "--run", "0193f5a2");

        Assert.Contains("has not been heard of for 3:00 min", run.OutText.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Contains("run --resume 0193f5a2-6c1e-7d3b-9a4f-2b8c5e7d9f01", run.OutText.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--pause", "pause last", RunState.Paused, "was asked to pause")]
    [InlineData("--abandon", "abandon last", RunState.Abandoned, "is given up")]
    public async Task A_run_is_steered_by_its_name(string option, string asked, RunState state, string says)
    {
        using var run = new TestRun();
        run.Fleet.Details = () => Details(state);

        Assert.Equal(ExitCode.Done, await run.RunAsync("run", option, "last"));

        Assert.Equal(asked, run.Fleet.Asked);
        Assert.Contains(says, run.OutText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_part_may_come_from_the_variable_of_an_indexed_job()
    {
        using var run = new TestRun();
        run.Variables["JOB_COMPLETION_INDEX"] = "2";

        await run.RunAsync("run", "--shard", "/4");

        Assert.Equal(new RunShard(2, 4), Assert.IsType<PlanRequest>(run.Fleet.Asked).Shard);
    }

    private static RunTenantRecord Tenant(string id, int wave, RunTenantState state, string? reason = null) =>
        new(id, "db1:5432/shop", wave, state, reason, s_began.AddMinutes(1));

    private static RunDetails Details(RunState state) => new(
        new RunRecord
        {
            Id = Guid.Parse("0193f5a2-6c1e-7d3b-9a4f-2b8c5e7d9f01"),
            Kind = RunKind.Run,
            State = state,
            PlanHash = "abc",
            Actor = "deploy@build7",
            StartedAt = s_began,
            EndedAt = state == RunState.Running ? null : s_began.AddMinutes(2),
            HeardAt = s_began.AddMinutes(1),
            SilentFor = TimeSpan.FromMinutes(3),
            Waves = ["ring=canary", "rest"],
            Shards = 1,
            Reason = state == RunState.Running ? null : "1 of wave 1 (ring=canary) did not succeed, so the next wave was not begun.",
        },
        []);
}
