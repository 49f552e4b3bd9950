using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace TenantMigrations.Engine;

/// <summary>
/// Runs as numbers. Tenants, databases and runs are no tags here: each would be a series of its own, and a fleet has ten thousand. Migrations are, as a run
/// has few.
/// </summary>
internal static class RunMetrics
{
    private static readonly Meter s_meter = FleetTelemetry.Meter;

    private static readonly Histogram<double> s_run = s_meter.CreateHistogram<double>(
        "tenant_migrations.run.duration", "s", "How long runs, rollbacks and retries took.");

    private static readonly Histogram<double> s_wave = s_meter.CreateHistogram<double>(
        "tenant_migrations.wave.duration", "s", "How long waves, or their parts between barriers, took.");

    private static readonly Histogram<double> s_tenant = s_meter.CreateHistogram<double>(
        "tenant_migrations.tenant.duration", "s", "How long a stretch of work on a tenant, or on a database's global migrations, took, waiting included.");

    private static readonly Histogram<double> s_migration = s_meter.CreateHistogram<double>(
        "tenant_migrations.migration.duration", "s", "How long a migration took on the server, where it is known.");

    private static readonly Counter<long> s_migrations = s_meter.CreateCounter<long>(
        "tenant_migrations.migrations", "{migration}", "Migrations that were applied, rolled back, skipped, or failed.");

    private static readonly Counter<long> s_retries = s_meter.CreateCounter<long>(
        "tenant_migrations.retries", "{retry}", "Transactions that were rolled back and tried again.");

    private static readonly Counter<long> s_lockWaits = s_meter.CreateCounter<long>(
        "tenant_migrations.lock_waits", "{wait}", "How often work waited for another run's lock.");

    private static readonly Histogram<double> s_lockWait = s_meter.CreateHistogram<double>(
        "tenant_migrations.lock_wait.duration", "s", "How long work waited for another run's lock before it asked again.");

    private static readonly Counter<long> s_tenants = s_meter.CreateCounter<long>(
        "tenant_migrations.tenants", "{tenant}", "Tenants of ended runs, by how they ended.");

    private static int s_inProgress;

    // Observed rather than counted up and down: a listener that comes in the middle of a run would see less than nothing.
    private static readonly ObservableUpDownCounter<int> s_active = s_meter.CreateObservableUpDownCounter(
        "tenant_migrations.tenants.active", () => Volatile.Read(ref s_inProgress), "{tenant}", "Tenants that are worked on at this moment.");

    public static void Observe(RunEvent happened)
    {
        switch (happened)
        {
            case WorkStarted work:
                if (work.TenantId is not null) Interlocked.Increment(ref s_inProgress);
                break;
            case MigrationFinished migration:
                Add(migration.MigrationId, TelemetryTag.Of(migration.Kind), migration.TenantId, error: null, migration.Duration);
                break;
            case WorkWaiting { Kind: WaitKind.Retry } waiting:
                if (s_retries.Enabled) s_retries.Add(1, new(TelemetryTag.Migration, waiting.MigrationId), new(TelemetryTag.ErrorType, waiting.SqlState ?? TelemetryTag.OtherError));
                break;
            case WorkWaiting { Kind: WaitKind.Lock } waiting:
                if (s_lockWaits.Enabled) s_lockWaits.Add(1, new KeyValuePair<string, object?>(TelemetryTag.Scope, TelemetryTag.ScopeOf(waiting.TenantId)));
                if (s_lockWait.Enabled) s_lockWait.Record(waiting.Delay.TotalSeconds, new KeyValuePair<string, object?>(TelemetryTag.Scope, TelemetryTag.ScopeOf(waiting.TenantId)));
                break;
            case WorkFinished { Duration: { } took } work:
                End(work.Result, took);
                break;
            case RunFinished run:
                End(run.Report);
                break;
        }
    }

    public static void End(WaveFinished wave, TimeSpan took)
    {
        if (!s_wave.Enabled) return;
        s_wave.Record(
            took.TotalSeconds, new(TelemetryTag.System, TelemetryTag.Postgres), new(TelemetryTag.Wave, wave.Number), new(TelemetryTag.Outcome, TelemetryTag.Of(wave)));
    }

    private static void Add(string migrationId, string outcome, string? tenantId, string? error, TimeSpan? took)
    {
        if (!s_migrations.Enabled && !s_migration.Enabled) return;
        var tags = new TagList
        {
            { TelemetryTag.System, TelemetryTag.Postgres },
            { TelemetryTag.Migration, migrationId },
            { TelemetryTag.Outcome, outcome },
            { TelemetryTag.Scope, TelemetryTag.ScopeOf(tenantId) },
        };
        if (error is not null) tags.Add(TelemetryTag.ErrorType, error);
        s_migrations.Add(1, tags);
        if (took is { } time) s_migration.Record(time.TotalSeconds, tags);
    }

    private static void End(TenantResult result, TimeSpan took)
    {
        if (result.TenantId is not null) Interlocked.Decrement(ref s_inProgress);
        if (result.Error is { } error) Add(error.MigrationId, "failed", result.TenantId, error.SqlState ?? TelemetryTag.OtherError, took: null);
        if (!s_tenant.Enabled) return;
        var tags = new TagList
        {
            { TelemetryTag.System, TelemetryTag.Postgres },
            { TelemetryTag.Scope, TelemetryTag.ScopeOf(result.TenantId) },
            { TelemetryTag.Outcome, TelemetryTag.Of(result.Outcome) },
        };
        if (TelemetryTag.ErrorOf(result) is { } type) tags.Add(TelemetryTag.ErrorType, type);
        s_tenant.Record(took.TotalSeconds, tags);
    }

    private static void End(RunReport report)
    {
        if (s_run.Enabled)
            s_run.Record(report.Duration.TotalSeconds, new(TelemetryTag.System, TelemetryTag.Postgres), new(TelemetryTag.Outcome, TelemetryTag.Of(report.Outcome)));
        if (!s_tenants.Enabled) return;
        foreach (var group in report.Tenants.GroupBy(tenant => tenant.Outcome))
            s_tenants.Add(group.Count(), new KeyValuePair<string, object?>(TelemetryTag.Outcome, TelemetryTag.Of(group.Key)));
        if (report.SuspendedTenants.Count > 0)
            s_tenants.Add(report.SuspendedTenants.Count, new KeyValuePair<string, object?>(TelemetryTag.Outcome, "suspended"));
    }
}
