using System.Collections.Concurrent;
using EngineFleet = TenantMigrations.Engine.Fleet;

namespace TenantMigrations.Engine.Tests.Running;

public sealed class SchedulingTests
{
    private static readonly StepFailure s_lockTimeout = new(0, "canceling statement due to lock timeout", "55P03", 0, null, null, null, IsRetryable: true);

    private readonly MemoryDatabases _databases = new();
    private readonly List<RunEvent> _events = [];
    private FleetSettings _settings = new();

    [Fact]
    public async Task As_many_tenants_of_a_database_as_parallelism_says_are_in_work_at_once_and_never_more()
    {
        _settings = _settings with { Parallelism = 3 };
        var inside = 0;
        var full = new TaskCompletionSource();
        _databases.OnStep = async (_, _, _) =>
        {
            if (Interlocked.Increment(ref inside) == 3) full.SetResult();
            await full.Task;
            // Leaves one that is one too many the time to come in.
            await Task.Delay(20, CancellationToken.None);
            return null;
        };

        var report = await RunAsync(Tenants(40));

        Assert.Equal(RunOutcome.Done, report.Outcome);
        Assert.Equal(3, _databases.MostInFlight);
    }

    [Fact]
    public async Task Databases_are_worked_on_side_by_side()
    {
        _settings = _settings with { Parallelism = 1, MaxConnections = 4 };
        var inside = 0;
        var full = new TaskCompletionSource();
        _databases.OnStep = async (_, _, _) =>
        {
            if (Interlocked.Increment(ref inside) == 4) full.SetResult();
            await full.Task;
            // Leaves one that is one too many the time to come in.
            await Task.Delay(20, CancellationToken.None);
            return null;
        };

        var report = await RunAsync([.. Enumerable.Range(0, 12).Select(i => new TenantEntry { Id = $"t{i}", Database = $"db{i}" })], TenantIsolation.Database);

        Assert.Equal(RunOutcome.Done, report.Outcome);
        Assert.Equal(4, _databases.MostInFlight);
        Assert.All(_databases.MostInFlightOf.Values, most => Assert.Equal(1, most));
    }

    [Fact]
    public async Task Databases_of_one_server_share_its_parallelism()
    {
        _settings = _settings with { Parallelism = 3 };
        _databases.ServerOf = key => key.EndsWith('a') ? "one" : "two";
        var inside = 0;
        var full = new TaskCompletionSource();
        _databases.OnStep = async (_, _, _) =>
        {
            if (Interlocked.Increment(ref inside) == 6) full.SetResult();
            await full.Task;
            // Leaves one that is one too many the time to come in.
            await Task.Delay(20, CancellationToken.None);
            return null;
        };

        var report = await RunAsync(
            [.. Enumerable.Range(0, 20).Select(i => new TenantEntry { Id = $"t{i}", Database = $"db{i}{(i % 2 == 0 ? 'a' : 'b')}" })], TenantIsolation.Database);

        Assert.Equal(RunOutcome.Done, report.Outcome);
        Assert.Equal(6, _databases.MostInFlight);
    }

    [Fact]
    public async Task What_may_succeed_later_is_tried_again_and_recorded_only_when_given_up()
    {
        _settings = _settings with { Retries = 3 };
        var tries = new ConcurrentDictionary<string, int>();
        _databases.OnStep = (work, _, _) =>
        {
            var count = tries.AddOrUpdate(work.Tenant!.Id, 1, (_, before) => before + 1);
            return Task.FromResult(work.Tenant.Id == "t0" && count <= 3 || work.Tenant.Id == "t1" ? new WorkOutcome(WorkEnd.Failed, 0, s_lockTimeout) : null);
        };

        var report = await RunAsync(Tenants(3));

        Assert.Equal([TenantOutcome.Done, TenantOutcome.Failed, TenantOutcome.Done], report.Tenants.Select(tenant => tenant.Outcome));
        Assert.Equal((5, 4, 2), (tries["t0"], tries["t1"], tries["t2"]));
        Assert.Equal(["t1"], _databases.RecordedFailures);
        Assert.Equal(3, _events.OfType<WorkWaiting>().Count(waiting => waiting.TenantId == "t1"));
    }

    [Fact]
    public async Task Behind_a_checkpoint_tries_are_counted_anew()
    {
        _settings = _settings with { Retries = 1 };
        var batches = 0;
        _databases.OnProgress = progress => progress(new StepProgress(0, IsCompleted: false, IsCheckpoint: true));
        _databases.OnStep = (_, _, _) => Task.FromResult(batches++ < 5 ? new WorkOutcome(WorkEnd.Failed, 0, s_lockTimeout) : null);

        var report = await RunAsync(Tenants(1));

        Assert.Equal((TenantOutcome.Done, 7), (report.Tenants[0].Outcome, batches));
    }

    [Fact]
    public async Task Pauses_between_tries_grow_and_differ()
    {
        _settings = _settings with { Retries = 12 };
        _databases.OnStep = (_, _, _) => Task.FromResult<WorkOutcome?>(new WorkOutcome(WorkEnd.Failed, 0, s_lockTimeout));

        await RunAsync(Tenants(1));

        var pauses = _events.OfType<WorkWaiting>().Select(waiting => waiting.Delay).ToList();
        Assert.Equal(12, pauses.Distinct().Count());
        Assert.InRange(pauses[0], TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(100));
        Assert.InRange(pauses[11], TimeSpan.FromSeconds(2.5), TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task A_lock_is_waited_for_as_long_as_the_settings_say()
    {
        _settings = _settings with { RunLockTimeout = TimeSpan.FromSeconds(30) };
        _databases.OnStep = (_, _, _) => Task.FromResult<WorkOutcome?>(new WorkOutcome(WorkEnd.Locked, 0, Reason: "somebody works on it"));

        var report = await RunAsync(Tenants(1));

        Assert.Equal(RunOutcome.Locked, report.Outcome);
        Assert.Contains("somebody works on it", report.Tenants[0].Reason);
        Assert.InRange(_events.OfType<WorkWaiting>().Sum(waiting => waiting.Delay.TotalSeconds), 30, 31);
    }

    [Fact]
    public async Task A_head_that_never_agrees_does_not_keep_a_run_for_ever()
    {
        _databases.OnStep = (_, _, _) => Task.FromResult<WorkOutcome?>(new WorkOutcome(WorkEnd.HeadMoved, 0));

        var report = await RunAsync(Tenants(1));

        Assert.Equal(RunOutcome.Locked, report.Outcome);
        Assert.Contains("validate", report.Tenants[0].Reason);
    }

    [Fact]
    public async Task Events_come_one_at_a_time_and_those_of_a_tenant_in_order()
    {
        _settings = _settings with { Parallelism = 8 };

        var report = await RunAsync(Tenants(50));

        Assert.IsType<RunStarted>(_events[0]);
        Assert.Equal(report, Assert.IsType<RunFinished>(_events[^1]).Report);
        foreach (var tenant in report.Tenants)
        {
            var own = _events.Where(happened => happened switch
            {
                WorkStarted started => started.TenantId == tenant.TenantId,
                MigrationFinished finished => finished.TenantId == tenant.TenantId,
                WorkFinished finished => finished.Result.TenantId == tenant.TenantId,
                _ => false,
            });
            Assert.Equal(["WorkStarted", "MigrationFinished", "MigrationFinished", "WorkFinished"], own.Select(happened => happened.GetType().Name));
        }
    }

    [Fact]
    public async Task A_slow_observer_does_not_hold_up_the_work_and_still_sees_everything()
    {
        var ended = new TaskCompletionSource();
        var seen = 0;
        var databases = 0;
        _databases.OnStep = (_, _, _) =>
        {
            if (Interlocked.Increment(ref databases) == 20) ended.SetResult();
            return Task.FromResult<WorkOutcome?>(null);
        };

        await using var fleet = Open(Tenants(10));
        await fleet.RunAsync(
            new PlanRequest(),
            happened =>
            {
                // The first event is held back until the last tenant is through: were workers waiting for the observer, this would never end.
                if (happened is RunStarted) ended.Task.Wait();
                seen++;
            },
            default);

        Assert.Equal(2 + (10 * 4), seen);
    }

    [Fact]
    public async Task A_database_that_is_down_is_its_tenants_trouble_alone()
    {
        _databases.Unreachable.Add("db1");

        var report = await RunAsync([new TenantEntry { Id = "t0", Database = "db0" }, new TenantEntry { Id = "t1", Database = "db1" }], TenantIsolation.Database);

        Assert.Equal(RunOutcome.Unreachable, report.Outcome);
        Assert.Equal([TenantOutcome.Done, TenantOutcome.Unreachable], report.Tenants.Select(tenant => tenant.Outcome));
        Assert.Contains("db1", report.Tenants[1].Reason);
    }

    [Fact]
    public async Task A_database_that_goes_down_is_not_tried_for_every_tenant()
    {
        _settings = _settings with { Parallelism = 1 };
        _databases.OnStep = (_, _, _) => throw new FleetException(FleetErrorKind.Unreachable, "gone");

        var report = await RunAsync(Tenants(20));

        Assert.All(report.Tenants, tenant => Assert.Equal(TenantOutcome.Unreachable, tenant.Outcome));
        Assert.Equal(2, _events.OfType<WorkStarted>().Count());
    }

    [Fact]
    public async Task A_defect_in_one_tenants_work_is_that_tenants_failure()
    {
        _databases.OnStep = (work, _, _) => work.Tenant!.Id == "t1" ? throw new InvalidCastException("broken") : Task.FromResult<WorkOutcome?>(null);

        var report = await RunAsync(Tenants(3));

        Assert.Equal(RunOutcome.Failed, report.Outcome);
        Assert.Equal([TenantOutcome.Done, TenantOutcome.Failed, TenantOutcome.Done], report.Tenants.Select(tenant => tenant.Outcome));
        Assert.Contains("broken", report.Tenants[1].Reason);
    }

    [Fact]
    public async Task Cancelled_nothing_further_is_begun()
    {
        _settings = _settings with { Parallelism = 1 };
        using var cancellation = new CancellationTokenSource();
        _databases.OnStep = async (work, _, token) =>
        {
            if (work.Tenant!.Id != "t1") return null;
            await cancellation.CancelAsync();
            token.ThrowIfCancellationRequested();
            return null;
        };

        var report = await RunAsync(Tenants(4), cancellation: cancellation.Token);

        Assert.Equal(RunOutcome.Cancelled, report.Outcome);
        Assert.Equal([TenantOutcome.Done, TenantOutcome.NotStarted, TenantOutcome.NotStarted, TenantOutcome.NotStarted], report.Tenants.Select(tenant => tenant.Outcome));
    }

    [Fact]
    public async Task A_plan_that_is_another_than_the_one_agreed_on_is_refused_and_the_same_is_executed()
    {
        await using var fleet = Open(Tenants(2));
        var plan = await fleet.PlanAsync(new PlanRequest(), default);

        var error = await Assert.ThrowsAsync<FleetException>(() => fleet.RunAsync(new PlanRequest { Agreed = new AgreedPlan { Hash = new string('0', 64) } }, _ => { }, default));
        Assert.Equal(FleetErrorKind.Findings, error.Kind);

        var report = await fleet.RunAsync(new PlanRequest { Agreed = new AgreedPlan { Hash = plan.Hash } }, _ => { }, default);
        Assert.Equal((RunOutcome.Done, plan.Hash), (report.Outcome, report.PlanHash));
    }

    [Fact]
    public async Task Of_tenants_in_the_same_state_the_rows_of_one_are_read_and_of_those_up_to_date_none()
    {
        await RunAsync(Tenants(10));
        _databases.KeysRead.Clear();
        await RunAsync(Tenants(10));
        Assert.Empty(_databases.KeysRead);

        var more = new TestRegistry.Builder().Isolation(TenantIsolation.Schema).Tenant("one").Tenant("two").Tenant("three").Build();
        await using var fleet = EngineFleet.Create(more, Settings(Tenants(10)), _databases, ".");
        var plan = await fleet.PlanAsync(new PlanRequest(), default);

        Assert.Equal(10, plan.Databases[0].Phases.Single().Tenants.Count);
        Assert.Single(Assert.Single(_databases.KeysRead));
    }

    [Fact]
    public async Task Behind_a_failed_tenant_no_barrier_is_begun_and_behind_a_failed_global_nothing_that_needs_it()
    {
        var registry = new TestRegistry.Builder().Isolation(TenantIsolation.Schema)
            .Tenant("t1").Global("barrier", "t1").Tenant("t2", "barrier").Global("free").Tenant("t3").Build();
        var begun = new ConcurrentQueue<string>();
        _databases.OnStep = (work, step, _) =>
        {
            begun.Enqueue($"{work.Tenant?.Id ?? "global"} {step.Migration.Name}");
            return Task.FromResult(work.Tenant?.Id == "a" ? new WorkOutcome(WorkEnd.Failed, 0, s_lockTimeout with { IsRetryable = false }) : null);
        };
        await using var fleet = EngineFleet.Create(registry, Settings([new TenantEntry { Id = "a" }, new TenantEntry { Id = "b" }]), _databases, ".");

        var report = await fleet.RunAsync(new PlanRequest(), _events.Add, default);

        Assert.Equal(["a t1", "b t1"], begun.Order());
        Assert.Equal((TenantOutcome.Blocked, 0, 2), report.Global.Select(item => (item.Outcome, item.Applied, item.Pending)).Single());
        Assert.Equal([(TenantOutcome.Failed, 0, 2, 1), (TenantOutcome.Blocked, 1, 2, 0)], report.Tenants.Select(item => (item.Outcome, item.Applied, item.Pending, item.Failed)));
        Assert.Contains("'a'", report.Global[0].Reason);
    }

    [Fact]
    public async Task A_database_that_is_away_for_a_moment_is_waited_for()
    {
        var away = 4;
        _databases.OnStep = (_, _, _) => away-- > 0 ? throw new FleetException(FleetErrorKind.Unreachable, "it is starting up.") : Task.FromResult<WorkOutcome?>(null);

        var report = await RunAsync(Tenants(1));

        Assert.Equal((RunOutcome.Done, 2), (report.Outcome, report.Tenants[0].Applied));
        Assert.Equal(4, _events.OfType<WorkWaiting>().Count(waiting => waiting.Kind == WaitKind.Connection));
    }

    [Fact]
    public async Task A_connection_that_is_lost_each_time_is_given_up_sooner_than_one_that_cannot_be_had()
    {
        var losses = 0;
        _databases.OnStep = (_, _, _) =>
        {
            losses++;
            return Task.FromResult<WorkOutcome?>(new WorkOutcome(WorkEnd.Lost, 0, Reason: "the server crashed."));
        };
        Assert.Equal(TenantOutcome.Unreachable, (await RunAsync(Tenants(1))).Tenants[0].Outcome);
        Assert.Equal(4, losses);

        var absences = 0;
        _databases.OnStep = (_, _, _) =>
        {
            absences++;
            throw new FleetException(FleetErrorKind.Unreachable, "it is down.");
        };
        Assert.Equal(TenantOutcome.Unreachable, (await RunAsync(Tenants(1))).Tenants[0].Outcome);
        Assert.Equal(9, absences);
    }

    [Fact]
    public async Task A_migration_is_not_tried_for_longer_than_the_settings_say()
    {
        _settings = _settings with { Retries = 1000, AttemptTimeout = TimeSpan.FromSeconds(30) };
        _databases.OnStep = (_, _, _) => Task.FromResult<WorkOutcome?>(new WorkOutcome(WorkEnd.Failed, 0, s_lockTimeout));

        var report = await RunAsync(Tenants(1));

        Assert.Contains("AttemptTimeout", report.Tenants[0].Error!.Message);
        Assert.InRange(_events.OfType<WorkWaiting>().Sum(waiting => waiting.Delay.TotalSeconds), 30, 35);
    }

    [Fact]
    public async Task Where_a_server_has_no_room_for_locks_less_is_done_there_at_once()
    {
        _settings = _settings with { Parallelism = 4, Retries = 1000 };
        var room = s_lockTimeout with { SqlState = "53200", Message = "out of shared memory" };
        var inside = 0;
        _databases.OnStep = async (_, _, _) =>
        {
            var count = Interlocked.Increment(ref inside);
            await Task.Delay(5, CancellationToken.None);
            Interlocked.Decrement(ref inside);
            return count > 1 ? new WorkOutcome(WorkEnd.Failed, 0, room) : null;
        };

        var report = await RunAsync(Tenants(30));

        Assert.Equal(RunOutcome.Done, report.Outcome);

        // Once three of the four places are given up, nothing is refused any more.
        Assert.Empty(_events.SkipWhile(happened => happened is not WorkFinished { Result.TenantId: "t9" }).OfType<WorkWaiting>());
    }

    [Fact]
    public async Task A_rollback_asks_once_what_was_skipped_however_many_runs_there_were_and_not_at_all_where_nothing_can_be()
    {
        var registry = new TestRegistry.Builder().Tenant("one", existingOnly: true).Build();
        for (var count = 1; count <= 3; count++)
        {
            await using var fleet = EngineFleet.Create(registry, Settings(Tenants(count)), _databases, ".", new SkippingTime());
            await fleet.RunAsync(new PlanRequest(), _events.Add, default);
        }

        await using (var fleet = EngineFleet.Create(registry, Settings(Tenants(3)), _databases, ".", new SkippingTime()))
            await fleet.PlanRollbackAsync(new RollbackRequest { MigrationId = registry.Id("one") }, default);

        Assert.Empty(_databases.RunsRead);
        Assert.Equal([registry.Id("one")], Assert.Single(_databases.SkippedRead));

        await using (var fleet = Open(Tenants(3))) await fleet.PlanRollbackAsync(new RollbackRequest { TenantIds = ["t0"] }, default);
        Assert.Single(_databases.SkippedRead);
    }

    private static List<TenantEntry> Tenants(int count) => [.. Enumerable.Range(0, count).Select(i => new TenantEntry { Id = $"t{i}" })];

    private async Task<RunReport> RunAsync(IReadOnlyList<TenantEntry> tenants, TenantIsolation isolation = TenantIsolation.Schema, CancellationToken cancellation = default)
    {
        await using var fleet = Open(tenants, isolation);
        return await fleet.RunAsync(new PlanRequest(), _events.Add, cancellation);
    }

    private EngineFleet Open(IReadOnlyList<TenantEntry> tenants, TenantIsolation isolation = TenantIsolation.Schema) => EngineFleet.Create(
        new TestRegistry.Builder().Isolation(isolation).Tenant("one").Tenant("two").Build(), Settings(tenants), _databases, ".", new SkippingTime());

    private FleetSettings Settings(IReadOnlyList<TenantEntry> tenants) =>
        _settings with { ConnectionString = "control", Tenants = new TenantSourceSettings { List = tenants } };
}
