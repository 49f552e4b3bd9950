using TenantMigrations.Engine;
using TenantMigrations.TestKit;

namespace TenantMigrations.Runner.Tests;

public sealed class TextResultsTests
{
    [Fact]
    public Task A_small_fleet_is_a_table() => VerifyRunAsync(Reports.Done(5));

    [Fact]
    public Task A_failure_comes_first_with_its_line_and_what_to_do_next() => VerifyRunAsync(Reports.ThirdFailed(5));

    [Fact]
    public Task The_second_run_says_that_all_is_done() => VerifyRunAsync(Reports.UpToDate(5));

    [Fact]
    public Task A_big_fleet_is_summed_up_and_its_failures_are_listed() => VerifyRunAsync(Reports.ThirdFailed(500));

    [Fact]
    public Task Every_way_to_end_has_its_words() => VerifyRunAsync(Reports.Run(
        RunOutcome.Failed,
        [Reports.Result(null, TenantOutcome.UpToDate)],
        Reports.Result("done", TenantOutcome.Done, applied: 2),
        Reports.Result("same", TenantOutcome.UpToDate),
        Reports.Result("late", TenantOutcome.NotStarted, pending: 2),
        Reports.Result("waits", TenantOutcome.Blocked, pending: 1, reason: "it waits for the global migration 20240102090000_protect_orders; run without --tenant"),
        Reports.Result("busy", TenantOutcome.Locked, pending: 2, reason: "another run holds its lock since 12:00"),
        Reports.Result("gone", TenantOutcome.Unreachable, pending: 2, reason: "db7:5432/gone does not answer"),
        Reports.Result("index", TenantOutcome.Failed, applied: 1, error: Reports.IndexFailed)) with { SuspendedTenants = ["asleep"] });

    [Fact]
    public Task A_cancelled_run_says_what_stays() => VerifyRunAsync(Reports.Run(
        RunOutcome.Cancelled, [], Reports.Result("acme", TenantOutcome.Done, applied: 2), Reports.Result("birch", TenantOutcome.NotStarted, pending: 2)));

    [Fact]
    public async Task A_rollback_counts_what_is_undone()
    {
        using var run = new TestRun();
        run.Fleet.Run = (_, _) => Task.FromResult(Reports.Done(2));
        await run.RunAsync("rollback", "--migration", TestRegistry.Seed);
        Snapshot.Verify(run.OutText);
    }

    [Fact]
    public async Task On_a_terminal_there_are_colours()
    {
        using var run = new TestRun();
        run.Environment = run.Environment with { OutIsTerminal = true };
        run.Fleet.Run = (_, _) => Task.FromResult(Reports.ThirdFailed(5));
        await run.RunAsync("run");
        Assert.Contains("\e[", run.OutText, StringComparison.Ordinal);
        Snapshot.Verify(run.OutText.Replace("\e", "<ESC>", StringComparison.Ordinal));

        using var plain = new TestRun();
        plain.Environment = plain.Environment with { OutIsTerminal = true, Colors = false };
        plain.Fleet.Run = (_, _) => Task.FromResult(Reports.ThirdFailed(5));
        await plain.RunAsync("run");
        Assert.DoesNotContain("\e[38", plain.OutText, StringComparison.Ordinal);
        Assert.DoesNotContain("\e[3", plain.OutText, StringComparison.Ordinal);
        Assert.DoesNotContain("\e[9", plain.OutText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_narrow_terminal_keeps_one_row_a_tenant_and_the_place_of_an_error_in_one_piece()
    {
        using var run = new TestRun();
        run.Environment = run.Environment with { Width = 48, OutIsTerminal = true, Colors = false };
        var report = Reports.ThirdFailed(3);
        run.Fleet.Run = (_, _) => Task.FromResult(report with { Tenants = [.. report.Tenants, Reports.Result(new string('x', 63), TenantOutcome.Done, applied: 2)] });
        await run.RunAsync("run");
        Assert.Contains($"migrations/{TestRegistry.Seed}.sql(12,8):", run.OutText, StringComparison.Ordinal);
        Snapshot.Verify(run.OutText);

        using var log = new TestRun();
        log.Environment = log.Environment with { Width = 48 };
        log.Fleet.Run = run.Fleet.Run;
        await log.RunAsync("run");
        Assert.Contains("\n" + new string('x', 63) + "  done", log.OutText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Status_of_a_small_fleet_is_a_table()
    {
        using var run = new TestRun();
        run.Fleet.Status = () => Reports.Status(5, failedAt: 2, pendingAt: 3);
        await run.RunAsync("status");
        Snapshot.Verify(run.OutText);
    }

    [Fact]
    public async Task Status_of_one_tenant_goes_through_its_migrations()
    {
        using var run = new TestRun();
        run.Fleet.Status = () => Reports.Status(1, failedAt: 0);
        await run.RunAsync("status", "--tenant", "acme");
        Snapshot.Verify(run.OutText);
    }

    [Fact]
    public async Task Status_of_a_big_fleet_is_summed_up()
    {
        using var run = new TestRun();
        run.Fleet.Status = () => Reports.Status(500, failedAt: 7, pendingAt: 9);
        await run.RunAsync("status");
        Snapshot.Verify(run.OutText);
    }

    [Fact]
    public async Task A_plan_takes_tenants_with_the_same_migrations_together()
    {
        using var run = new TestRun();
        run.Fleet.Plan = () => Reports.PlanOf(9) with
        {
            Notes = ["Under Shared isolation a global migration reaches all tenants at once."],
            SuspendedTenants = ["asleep"],
        };
        await run.RunAsync("plan");
        Snapshot.Verify(run.OutText);
    }

    [Fact]
    public async Task A_plan_takes_databases_with_the_same_migrations_together()
    {
        using var run = new TestRun();
        IReadOnlyList<PlannedStep> global = [new PlannedStep(0, StepKind.Apply)], all = [new PlannedStep(2, StepKind.Apply), new PlannedStep(3, StepKind.Apply)], last = [new PlannedStep(3, StepKind.Apply)];
        run.Fleet.Plan = () => Reports.EmptyPlan with
        {
            Isolation = TenantIsolation.Database,
            Databases =
            [
                .. Enumerable.Range(0, 8).Select(index => Of($"db:5432/books_{index}", global, all, $"tenant_{index}")),
                Of("db:5432/late", null, last, "late"),
                Of("db:5432/shared_by_two", global, all, "one", "two"),
                Of("db:5432/shared_by_others", global, all, "three", "four"),
                .. new[] { "stuck", "stuck_too" }.Select(id => new DatabasePlan(
                    new DatabaseAddress("db:5432/" + id, ""), false, 0, [], [new BlockedMigration(3, id, "An attempt ended half-way. Run 'recover'.")])),
            ],
        };
        await run.RunAsync("plan");
        Snapshot.Verify(run.OutText);

        static DatabasePlan Of(string key, IReadOnlyList<PlannedStep>? global, IReadOnlyList<PlannedStep> steps, params string[] tenants)
        {
            var address = new DatabaseAddress(key, "Password=secret");
            return new DatabasePlan(
                address,
                NeedsJournal: global is not null,
                UpToDateTenants: 0,
                [
                    new PlanPhase(
                        global is null ? null : new PlannedWork(null, default, global),
                        [.. tenants.Select(id => new PlannedWork(new Tenant { Id = id, Name = id, Database = address }, default, steps))]),
                ],
                []);
        }
    }

    [Fact]
    public async Task A_plan_names_what_is_blocked_and_why()
    {
        using var run = new TestRun();
        run.Fleet.Plan = () => Reports.EmptyPlan with
        {
            Databases = [new DatabasePlan(new DatabaseAddress(Reports.Database, ""), false, 0, [], [new BlockedMigration(1, null, "birch does not have 20240101090000_create_orders yet.")])],
        };
        await run.RunAsync("plan");
        Snapshot.Verify(run.OutText);
    }

    [Fact]
    public async Task An_empty_plan_says_so()
    {
        using var run = new TestRun();
        await run.RunAsync("plan");
        Assert.StartsWith("Nothing to do: all tenants are up to date", run.OutText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Findings_say_whose_they_are()
    {
        using var run = new TestRun();
        run.Fleet.Validation = new ValidationReport(
        [
            new ValidationFinding(ValidationFindingKind.ChangedMigration, Reports.Database, "acme", TestRegistry.Seed, "It was edited after it was applied.\nRestore it.", true),
            new ValidationFinding(ValidationFindingKind.InvalidIndex, Reports.Database, null, null, "The index shop.a on shop.orders is invalid.", false),
        ]);
        await run.RunAsync("validate");
        Snapshot.Verify(run.OutText);
    }

    [Fact]
    public async Task A_recovery_explains_each_case()
    {
        using var run = new TestRun();
        run.Fleet.Recovery = new RecoveryReport(
            [
                new RecoveryCase("acme", Reports.Database, MigrationStatus.Running, "Its process died behind statement 2 of 3.\nGoes on at statement 3.", true),
                new RecoveryCase("birch", Reports.Database, MigrationStatus.Failed, "Statement 1 failed.", false),
            ],
            null);
        await run.RunAsync("recover", "--migration", TestRegistry.Index);
        Snapshot.Verify(run.OutText);
    }

    [Fact]
    public async Task Init_says_which_journals_are_new()
    {
        using var run = new TestRun();
        run.Fleet.Init = new InitReport([new InitializedDatabase("db1:5432/a", true), new InitializedDatabase("db1:5432/b", false)]);
        await run.RunAsync("init");
        Snapshot.Verify(run.OutText);
    }

    [Fact]
    public async Task Hostile_names_are_shown_and_never_obeyed()
    {
        string[] names = ["[red]", "[/]", ":smile:", "a\u001b[31mb", "c\u202Ed", "e\nf", "[link=http://x]y[/]", "\"; drop table x; --"];
        foreach (var terminal in new[] { false, true })
        {
            using var run = new TestRun();
            run.Environment = run.Environment with { OutIsTerminal = terminal, ErrorIsTerminal = terminal };
            var report = Reports.Run(
                RunOutcome.Failed,
                [],
                [.. names.Select(name => Reports.Result(name, TenantOutcome.Failed, error: Reports.RelationMissing)), Reports.Result(names[0], TenantOutcome.Blocked, reason: names[3])]);
            run.Fleet.Run = (_, _) => Task.FromResult(report with { SuspendedTenants = names });
            await run.RunAsync("run", "--tenant", names[0]);
            Assert.Contains("[red]", run.OutText, StringComparison.Ordinal);
            Assert.Contains(":smile:", run.OutText, StringComparison.Ordinal);
            Assert.DoesNotContain("a\u001b[31mb", run.OutText, StringComparison.Ordinal);
            Assert.Contains("a\\u001b[31mb", run.OutText, StringComparison.Ordinal);
            Assert.DoesNotContain("\u202E", run.OutText, StringComparison.Ordinal);
            Assert.DoesNotContain("e\nf", run.OutText, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(0, "0 ms")]
    [InlineData(0.4, "< 1 ms")]
    [InlineData(999.4, "999 ms")]
    [InlineData(1234, "1.2 s")]
    [InlineData(59940, "59.9 s")]
    [InlineData(60000, "1:00 min")]
    [InlineData(3725000, "1:02:05 h")]
    public void Durations_read_well(double milliseconds, string text) => Assert.Equal(text, DurationText.Of(TimeSpan.FromMilliseconds(milliseconds)));

    private static async Task VerifyRunAsync(RunReport report, [System.Runtime.CompilerServices.CallerMemberName] string test = "")
    {
        using var run = new TestRun();
        run.Fleet.Run = (_, _) => Task.FromResult(report);
        await run.RunAsync("run");
        Snapshot.Verify(run.OutText, name: $"TextResultsTests.{test}");
    }
}
