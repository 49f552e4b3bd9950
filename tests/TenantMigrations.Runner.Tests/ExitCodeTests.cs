using TenantMigrations.Engine;

namespace TenantMigrations.Runner.Tests;

public sealed class ExitCodeTests
{
    [Theory]
    [InlineData(RunOutcome.Done, 0)]
    [InlineData(RunOutcome.Failed, 1)]
    [InlineData(RunOutcome.Blocked, 3)]
    [InlineData(RunOutcome.Locked, 4)]
    [InlineData(RunOutcome.Unreachable, 5)]
    [InlineData(RunOutcome.Cancelled, 130)]
    public async Task A_run_and_a_rollback_end_with_the_code_of_their_outcome(RunOutcome outcome, int code)
    {
        foreach (string[] arguments in new string[][] { ["run"], ["rollback", "--tenant", "acme"], ["run", "--format", "json"], ["run", "--format", "msbuild"] })
        {
            using var run = new TestRun();
            run.Fleet.Run = (_, _) => Task.FromResult(Reports.Run(outcome, []));
            Assert.Equal(code, (int)await run.RunAsync(arguments));
            Assert.True(run.Fleet.IsDisposed);
        }
    }

    [Theory]
    [InlineData(FleetErrorKind.Settings, 2, "settings")]
    [InlineData(FleetErrorKind.Findings, 3, "findings")]
    [InlineData(FleetErrorKind.Locked, 4, "locked")]
    [InlineData(FleetErrorKind.Unreachable, 5, "unreachable")]
    public async Task Expected_trouble_ends_with_its_code_and_its_words(FleetErrorKind kind, int code, string kindInJson)
    {
        using var text = new TestRun();
        text.Fleet.Status = () => throw new FleetException(kind, "what is wrong");
        Assert.Equal(code, (int)await text.RunAsync("status"));
        Assert.Equal("what is wrong\n", text.ErrorText);
        Assert.Empty(text.OutText);

        using var json = new TestRun();
        json.Fleet.Status = () => throw new FleetException(kind, "what is wrong");
        Assert.Equal(code, (int)await json.RunAsync("status", "--format", "json"));
        Assert.Equal($$$"""{"error":{"kind":"{{{kindInJson}}}","message":"what is wrong"}}""", Compact(json.OutText));
    }

    [Fact]
    public async Task A_result_that_nobody_can_take_is_said_on_stderr()
    {
        using var run = new TestRun();
        using var full = new StreamWriter(new FullDisk()) { AutoFlush = true };
        run.Environment = run.Environment with { Out = full };
        Assert.Equal(ExitCode.Failed, await run.RunAsync("status", "--format", "json"));
        Assert.Equal("The result cannot be written: the disk is full\n", run.ErrorText);
    }

    [Fact]
    public async Task Status_tells_of_pending_migrations_only_when_asked_to_check()
    {
        using var unasked = new TestRun();
        unasked.Fleet.Status = () => Reports.Status(5, pendingAt: 3);
        Assert.Equal(ExitCode.Done, await unasked.RunAsync("status"));

        using var pending = new TestRun();
        pending.Fleet.Status = () => Reports.Status(5, pendingAt: 3);
        Assert.Equal(ExitCode.Findings, await pending.RunAsync("status", "--check"));

        using var complete = new TestRun();
        Assert.Equal(ExitCode.Done, await complete.RunAsync("status", "--check"));
    }

    [Fact]
    public async Task A_suspended_tenant_does_not_fail_the_check_but_a_global_migration_does()
    {
        using var suspended = new TestRun();
        suspended.Fleet.Status = () => Reports.Status(0) with { Tenants = [Reports.Tenant("acme", failed: false, pending: true, TenantState.Suspended)] };
        Assert.Equal(ExitCode.Done, await suspended.RunAsync("status", "--check"));

        using var global = new TestRun();
        global.Fleet.Status = () => Reports.Status(1) with { Global = [new DatabaseStatus("db", 0, 1, 0, [Reports.Pending(TestRegistry.Orders)])] };
        Assert.Equal(ExitCode.Findings, await global.RunAsync("status", "--check"));
    }

    [Fact]
    public async Task Findings_of_a_validation_end_with_3()
    {
        using var run = new TestRun();
        run.Fleet.Validation = new ValidationReport([new ValidationFinding(ValidationFindingKind.Gap, "db", "acme", TestRegistry.Seed, "A gap.", false)]);
        Assert.Equal(ExitCode.Findings, await run.RunAsync("validate"));

        using var clean = new TestRun();
        Assert.Equal(ExitCode.Done, await clean.RunAsync("validate"));
    }

    [Fact]
    public async Task A_recovery_ends_with_0_when_all_is_settled_with_3_when_not_and_with_1_when_the_retry_failed()
    {
        Assert.Equal(ExitCode.Done, await RecoverAsync(settled: true, retried: null));
        Assert.Equal(ExitCode.Findings, await RecoverAsync(settled: false, retried: null));
        Assert.Equal(ExitCode.Done, await RecoverAsync(settled: true, retried: RunOutcome.Done));
        Assert.Equal(ExitCode.Failed, await RecoverAsync(settled: false, retried: RunOutcome.Failed));
    }

    [Fact]
    public async Task Cancellation_ends_with_130()
    {
        using var cancelled = new CancellationTokenSource();
        using var run = new TestRun();
        run.Environment = run.Environment with { Stopping = cancelled.Token };
        run.Fleet.Run = async (_, token) =>
        {
            await cancelled.CancelAsync();
            token.ThrowIfCancellationRequested();
            return Reports.UpToDate(1);
        };
        Assert.Equal(ExitCode.Cancelled, await run.RunAsync("run"));
        Assert.Contains("Stopping: what is in flight is rolled back.", run.ErrorText, StringComparison.Ordinal);
        Assert.Contains("goes on where this stopped", run.ErrorText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_verb_that_only_looks_says_that_nothing_was_changed()
    {
        using var cancelled = new CancellationTokenSource();
        using var run = new TestRun();
        run.Environment = run.Environment with { Stopping = cancelled.Token };
        run.Fleet.Status = () =>
        {
            cancelled.Cancel();
            throw new OperationCanceledException(cancelled.Token);
        };
        Assert.Equal(ExitCode.Cancelled, await run.RunAsync("status"));
        Assert.Contains("Cancelled. Nothing was changed.", run.ErrorText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("What the migrations were replayed in is taken away, and nothing is recorded.", "baseline", "--dry-run")]
    [InlineData("What was in flight is rolled back; the same command goes on where this stopped.", "baseline")]
    [InlineData("Nothing was changed.", "rollback", "--tenant", "acme", "--dry-run")]
    public async Task A_dry_run_that_is_cancelled_says_what_it_left(string words, params string[] verb)
    {
        using var cancelled = new CancellationTokenSource();
        using var run = new TestRun();
        run.Environment = run.Environment with { Stopping = cancelled.Token };
        run.Fleet.Baseline = () => throw Cancelled(cancelled);
        run.Fleet.Plan = () => throw Cancelled(cancelled);
        Assert.Equal(ExitCode.Cancelled, await run.RunAsync(verb));
        Assert.Contains($"Cancelled. {words}", run.ErrorText.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_nobody_foresaw_is_a_message_and_the_stack_only_when_asked_for()
    {
        using var run = new TestRun();
        run.Fleet.Status = () => throw new InvalidOperationException("odd");
        Assert.Equal(ExitCode.Failed, await run.RunAsync("status"));
        Assert.Contains("InvalidOperationException: odd", run.ErrorText, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.ErrorText, StringComparison.Ordinal);

        using var debug = new TestRun();
        debug.Fleet.Status = () => throw new InvalidOperationException("odd");
        await debug.RunAsync("status", "--verbosity", "debug");
        Assert.Contains(" at ", debug.ErrorText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_system_refuses_is_told_in_its_words_and_is_no_fault_to_report()
    {
        using var run = new TestRun();
        run.Fleet.Status = () => throw new IOException("No space left on device");
        Assert.Equal(ExitCode.Failed, await run.RunAsync("status"));
        Assert.Contains("The system refused to read or to write: No space left on device", run.ErrorText, StringComparison.Ordinal);
        Assert.DoesNotContain("report it", run.ErrorText, StringComparison.Ordinal);
    }

    private static async Task<ExitCode> RecoverAsync(bool settled, RunOutcome? retried)
    {
        using var run = new TestRun();
        run.Fleet.Recovery = new RecoveryReport(
            [new RecoveryCase("acme", "db", MigrationStatus.Failed, "Why.", settled)],
            retried is { } outcome ? Reports.Run(outcome, []) : null);
        return await run.RunAsync("recover", "--migration", TestRegistry.Index, "--retry");
    }

    private static string Compact(string json) => System.Text.Json.Nodes.JsonNode.Parse(json)!.ToJsonString();

    private static OperationCanceledException Cancelled(CancellationTokenSource stopping)
    {
        stopping.Cancel();
        return new OperationCanceledException(stopping.Token);
    }

    private sealed class FullDisk : MemoryStream
    {
        public override void Write(byte[] buffer, int offset, int count) => throw new IOException("the disk is full");

        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("the disk is full");
    }
}
