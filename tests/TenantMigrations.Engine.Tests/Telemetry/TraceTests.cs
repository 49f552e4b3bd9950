using System.Collections.Concurrent;
using System.Diagnostics;

namespace TenantMigrations.Engine.Tests.Telemetry;

[Collection(nameof(TelemetryTests))]
public sealed class TraceTests : IDisposable
{
    private readonly WatchedFleet _fleet = new();
    private readonly ConcurrentQueue<Activity> _ended = new();
    private readonly ActivityListener _listener;

    public TraceTests()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == FleetTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = _ended.Enqueue,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public void Dispose() => _listener.Dispose();

    [Fact]
    public async Task A_run_is_a_tree_of_run_tenants_and_migrations()
    {
        using var request = new Activity("request").Start();
        var report = await _fleet.RunAsync("acme", "birch");

        var run = Assert.Single(Named("run"));
        Assert.Equal(request.SpanId, run.ParentSpanId);
        Assert.Equal("done", run.GetTagItem("tenant_migrations.outcome"));
        Assert.Equal(report.RunId.ToString(), run.GetTagItem("tenant_migrations.run.id"));
        var global = Assert.Single(Named("global"));
        var tenants = Named("tenant");
        Assert.Equal(["acme", "birch"], tenants.Select(tenant => (string?)tenant.GetTagItem("tenant_migrations.tenant.id")).Order());
        Assert.All([.. tenants, global], work => Assert.Equal(run.SpanId, work.ParentSpanId));
        Assert.All(tenants, tenant => Assert.Equal([_fleet.Registry.Id("users"), _fleet.Registry.Id("index")], Migrations(tenant)));
        Assert.Equal([_fleet.Registry.Id("roles")], Migrations(global));
        Assert.All(_ended, span => Assert.Equal(ActivityStatusCode.Unset, span.Status));
        Assert.Same(request, Activity.Current);
    }

    [Fact]
    public async Task Spans_say_where_in_the_words_of_OpenTelemetry()
    {
        await _fleet.RunAsync("acme");
        var tenant = Assert.Single(Named("tenant"));
        Assert.Equal(
            ("postgresql", "app", "db1", 5432),
            (tenant.GetTagItem("db.system.name"), tenant.GetTagItem("db.namespace"), tenant.GetTagItem("server.address"), tenant.GetTagItem("server.port")));
        Assert.All(Named("migration"), migration => Assert.Equal("app", migration.GetTagItem("db.namespace")));
    }

    [Fact]
    public async Task A_migration_lies_within_its_tenant_and_behind_the_one_before()
    {
        await _fleet.RunAsync("acme");
        var tenant = Assert.Single(Named("tenant"));
        var end = tenant.StartTimeUtc;
        foreach (var migration in Named("migration").Where(migration => migration.ParentSpanId == tenant.SpanId))
        {
            Assert.InRange(migration.StartTimeUtc, end, tenant.StartTimeUtc + tenant.Duration);
            end = migration.StartTimeUtc;
        }
    }

    [Fact]
    public async Task What_the_database_does_belongs_to_the_tenant()
    {
        var current = new ConcurrentDictionary<string, string?>();
        _fleet.Databases.OnStep = (work, _, _) =>
        {
            current[work.Tenant?.Id ?? "global"] = Activity.Current?.OperationName + " " + Activity.Current?.GetTagItem("tenant_migrations.tenant.id");
            return Task.FromResult<WorkOutcome?>(null);
        };
        await _fleet.RunAsync("acme", "birch");
        Assert.Equal("tenant_migrations.tenant acme", current["acme"]);
        Assert.Equal("tenant_migrations.tenant birch", current["birch"]);
        Assert.StartsWith("tenant_migrations.global", current["global"]);
    }

    [Fact]
    public async Task Waves_lie_between_the_run_and_its_tenants()
    {
        _fleet.Settings = _fleet.Settings with { Waves = [new WaveSettings { Tenants = "1" }, new WaveSettings { Tenants = "rest" }] };
        await _fleet.RunAsync("acme", "birch");
        var run = Assert.Single(Named("run"));
        var waves = Named("wave");
        Assert.Equal(["1 1 done", "2 rest done"], waves.Select(wave =>
            $"{wave.GetTagItem("tenant_migrations.wave.number")} {wave.GetTagItem("tenant_migrations.wave.name")} {wave.GetTagItem("tenant_migrations.outcome")}"));
        Assert.All(waves, wave => Assert.Equal(run.SpanId, wave.ParentSpanId));
        Assert.Equal(waves.Select(wave => wave.SpanId), Named("tenant").Select(tenant => tenant.ParentSpanId));
        Assert.All([.. waves, .. Named("tenant")], span => Assert.Equal(run.GetTagItem("tenant_migrations.run.id"), span.GetTagItem("tenant_migrations.run.id")));
    }

    [Fact]
    public async Task A_failure_is_an_error_with_its_code_and_without_a_word_of_the_server()
    {
        _fleet.Databases.OnStep = (work, step, _) =>
            Task.FromResult(work.Tenant?.Id == "birch" && step.Migration.Name == "index" ? new WorkOutcome(WorkEnd.Failed, 0, WatchedFleet.Refusal) : null);
        await _fleet.RunAsync("acme", "birch");

        var failed = _ended.Where(span => span.Status == ActivityStatusCode.Error).ToList();
        Assert.Equal(["tenant_migrations.migration", "tenant_migrations.tenant", "tenant_migrations.run"], failed.Select(span => span.OperationName));
        Assert.Equal(["22P02", "22P02", "failed"], failed.Select(span => (string?)span.GetTagItem("error.type")));
        Assert.Equal(_fleet.Registry.Id("index"), failed[0].GetTagItem("tenant_migrations.migration.id"));
        Assert.DoesNotContain(_ended, span => Everything(span).Contains("hunter2", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Tries_and_waits_are_events_of_the_tenant()
    {
        var tries = 0;
        _fleet.Databases.OnStep = (work, _, _) => Task.FromResult(work.Tenant is null ? null : Interlocked.Increment(ref tries) switch
        {
            1 => new WorkOutcome(WorkEnd.Failed, 0, WatchedFleet.LockTimeout),
            2 => new WorkOutcome(WorkEnd.Locked, 0, Reason: "hunter2"),
            _ => null,
        });
        await _fleet.RunAsync("acme");
        var tenant = Assert.Single(Named("tenant"));
        Assert.Equal(["retry", "lock_wait"], tenant.Events.Select(happened => happened.Name));
        Assert.Contains(tenant.Events.First().Tags, tag => tag is { Key: "error.type", Value: "55P03" });
        Assert.DoesNotContain("hunter2", Everything(tenant), StringComparison.Ordinal);
    }

    private List<Activity> Named(string name) => [.. _ended.Where(span => span.OperationName == "tenant_migrations." + name)];

    private string[] Migrations(Activity work) =>
        [.. Named("migration").Where(migration => migration.ParentSpanId == work.SpanId).Select(migration => $"{migration.GetTagItem("tenant_migrations.migration.id")}")];

    private static string Everything(Activity span) => string.Join(
        ' ', span.TagObjects.Concat(span.Events.SelectMany(happened => happened.Tags)).Select(tag => $"{tag.Key}={tag.Value}").Append(span.StatusDescription).Append(span.DisplayName));
}
