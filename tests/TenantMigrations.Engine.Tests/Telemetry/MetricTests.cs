using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging.Abstractions;

namespace TenantMigrations.Engine.Tests.Telemetry;

[Collection(nameof(TelemetryTests))]
public sealed class MetricTests
{
    private readonly WatchedFleet _fleet = new();

    [Fact]
    public async Task A_run_is_counted()
    {
        using var meter = new Measurements();
        await _fleet.RunAsync("acme", "birch");
        Assert.Equal(5, meter.Sum("tenant_migrations.migrations", ("tenant_migrations.outcome", "applied")));
        Assert.Equal(2, meter.Sum("tenant_migrations.migrations", ("tenant_migrations.migration.id", _fleet.Registry.Id("users"))));
        Assert.Equal(2, meter.Sum("tenant_migrations.tenants", ("tenant_migrations.outcome", "done")));
        Assert.Equal(1, meter.Count("tenant_migrations.run.duration", ("tenant_migrations.outcome", "done")));
        Assert.Equal(2, meter.Count("tenant_migrations.tenant.duration", ("tenant_migrations.scope", "tenant")));
        Assert.Equal(1, meter.Count("tenant_migrations.tenant.duration", ("tenant_migrations.scope", "global")));
    }

    [Fact]
    public async Task Failures_retries_and_waits_are_counted_by_their_codes()
    {
        var tries = 0;
        _fleet.Databases.OnStep = (work, step, _) => Task.FromResult(work.Tenant?.Id switch
        {
            "acme" when step.Migration.Name == "users" => new WorkOutcome(WorkEnd.Failed, 0, WatchedFleet.Refusal),
            "birch" => new WorkOutcome(WorkEnd.Failed, 0, WatchedFleet.LockTimeout),
            "cobalt" when tries++ < 3 => new WorkOutcome(WorkEnd.Locked, 0),
            _ => null,
        });
        using var meter = new Measurements();
        await _fleet.RunAsync("acme", "birch", "cobalt");
        Assert.Equal(1, meter.Sum("tenant_migrations.migrations", ("tenant_migrations.outcome", "failed"), ("error.type", "22P02")));
        Assert.Equal(1, meter.Sum("tenant_migrations.migrations", ("tenant_migrations.outcome", "failed"), ("error.type", "55P03")));
        Assert.Equal(2, meter.Sum("tenant_migrations.retries", ("error.type", "55P03")));
        Assert.Equal(3, meter.Sum("tenant_migrations.lock_waits"));
        Assert.InRange(meter.Sum("tenant_migrations.lock_wait.duration"), 0.03, 0.14);
        Assert.Equal(2, meter.Sum("tenant_migrations.tenants", ("tenant_migrations.outcome", "failed")));
    }

    [Fact]
    public async Task Tenants_in_progress_are_known_at_any_moment_and_none_is_left()
    {
        var seen = 0d;
        using var meter = new Measurements();
        _fleet.Databases.OnStep = (work, _, _) =>
        {
            if (work.Tenant is not null) seen = Math.Max(seen, meter.Observe("tenant_migrations.tenants.active"));
            return Task.FromResult<WorkOutcome?>(null);
        };
        _fleet.Settings = _fleet.Settings with { Parallelism = 1 };
        await _fleet.RunAsync("acme", "birch");
        Assert.Equal(1, seen);
        Assert.Equal(0, meter.Observe("tenant_migrations.tenants.active"));
    }

    [Fact]
    public async Task No_tag_has_a_tenant_a_database_or_a_value_in_it()
    {
        using var meter = new Measurements();
        _fleet.Databases.OnStep = (_, step, _) =>
            Task.FromResult(step.Migration.Name == "index" ? new WorkOutcome(WorkEnd.Failed, 0, WatchedFleet.Refusal) : null);
        await _fleet.RunAsync("acme");
        Assert.NotEmpty(meter.Tags);
        Assert.DoesNotContain(meter.Tags, tag => tag.Contains("acme") || tag.Contains("db1") || tag.Contains("hunter2"));
    }

    [Fact]
    public void Nothing_is_allocated_where_nobody_listens()
    {
        RunEvent[] events =
        [
            new WorkStarted("acme", "db1:5432/app", 2),
            new WorkWaiting("acme", "db1:5432/app", WaitKind.Retry, "", TimeSpan.FromMilliseconds(3), "m", "55P03"),
            new WorkWaiting("acme", "db1:5432/app", WaitKind.Lock, "", TimeSpan.FromMilliseconds(3)),
            new MigrationStarted("acme", "db1:5432/app", "m", StepKind.Apply),
            new MigrationFinished("acme", "db1:5432/app", "m", StepKind.Apply, TimeSpan.FromMilliseconds(3)),
            new WorkFinished(
                new TenantResult { TenantId = "acme", Database = "db1:5432/app", Outcome = TenantOutcome.Done, Applied = 2, Pending = 0, Failed = 0, Duration = default },
                TimeSpan.FromMilliseconds(3)),
        ];
        using var telemetry = new RunTelemetry(NullLogger.Instance);
        foreach (var happened in events) telemetry.Observe(happened);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
            foreach (var happened in events) telemetry.Observe(happened);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    /// <summary>Everything that the meter says while this listens.</summary>
    private sealed class Measurements : IDisposable
    {
        private readonly MeterListener _listener = new();
        private readonly ConcurrentQueue<(string Name, double Value, KeyValuePair<string, object?>[] Tags)> _measured = new();

        public Measurements()
        {
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == FleetTelemetry.Name) listener.EnableMeasurementEvents(instrument);
            };
            _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => _measured.Enqueue((instrument.Name, value, tags.ToArray())));
            _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => _measured.Enqueue((instrument.Name, value, tags.ToArray())));
            _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => _measured.Enqueue((instrument.Name, value, tags.ToArray())));
            _listener.Start();
        }

        public IEnumerable<string> Tags => _measured.SelectMany(measured => measured.Tags).Select(tag => $"{tag.Key}={tag.Value}");

        public double Sum(string name, params (string Key, string Value)[] tags) => Of(name, tags).Sum(measured => measured.Value);

        public int Count(string name, params (string Key, string Value)[] tags) => Of(name, tags).Count();

        public double Observe(string name)
        {
            _listener.RecordObservableInstruments();
            return Of(name, []).Last().Value;
        }

        public void Dispose() => _listener.Dispose();

        private IEnumerable<(string Name, double Value, KeyValuePair<string, object?>[] Tags)> Of(string name, (string Key, string Value)[] tags) =>
            _measured.Where(measured => measured.Name == name
                && Array.TrueForAll(tags, wanted => Array.Exists(measured.Tags, tag => tag.Key == wanted.Key && wanted.Value.Equals(tag.Value))));
    }
}
