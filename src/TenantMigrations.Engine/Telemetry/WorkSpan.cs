using System.Diagnostics;

namespace TenantMigrations.Engine;

/// <summary>The span of one stretch of work, and where in it the next migration begins. Used by one worker at a time.</summary>
internal sealed class WorkSpan
{
    private readonly Activity _activity;
    private DateTimeOffset _mark;

    private WorkSpan(Activity activity)
    {
        _activity = activity;
        _mark = new DateTimeOffset(activity.StartTimeUtc);
    }

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    /// <summary>Begins it; null where it is not recorded.</summary>
    public static WorkSpan? Start(WorkStarted work, Activity? parent)
    {
        var (server, port, database) = TelemetryTag.PlaceOf(work.Database);
        ActivityTagsCollection tags = new() { [TelemetryTag.System] = TelemetryTag.Postgres, [TelemetryTag.Namespace] = database };
        if (server is not null) tags[TelemetryTag.ServerAddress] = server;
        if (port is not null) tags[TelemetryTag.ServerPort] = port;
        if (work.TenantId is not null) tags[TelemetryTag.Tenant] = work.TenantId;
        if (parent?.GetTagItem(TelemetryTag.Run) is { } id) tags[TelemetryTag.Run] = id;
        tags[TelemetryTag.Planned] = work.Steps;
        var activity = FleetTelemetry.Source.StartActivity(
            work.TenantId is null ? "tenant_migrations.global" : "tenant_migrations.tenant", ActivityKind.Client, parent?.Context ?? default, tags);
        return activity is null ? null : new WorkSpan(activity);
    }

    /// <summary>A migration begins now.</summary>
    public void Begin() => _mark = Now;

    /// <summary>A migration is committed.</summary>
    public void Add(MigrationFinished migration)
    {
        var start = _mark;
        var now = Now;
        var end = migration.Duration is { } took && start + took < now ? start + took : now;
        _mark = end;
        using var activity = StartMigration(migration.MigrationId, start);
        if (activity is null) return;
        activity.SetTag(TelemetryTag.Outcome, TelemetryTag.Of(migration.Kind));
        activity.SetEndTime(end.UtcDateTime);
    }

    /// <summary>Nothing happens for a while.</summary>
    public void Wait(WorkWaiting waiting)
    {
        ActivityTagsCollection tags = new() { [TelemetryTag.Delay] = waiting.Delay.TotalSeconds };
        if (waiting.MigrationId is not null) tags[TelemetryTag.Migration] = waiting.MigrationId;
        if (waiting.SqlState is not null) tags[TelemetryTag.ErrorType] = waiting.SqlState;
        _activity.AddEvent(new ActivityEvent(NameOf(waiting.Kind), tags: tags));
        _mark = Now + waiting.Delay;
    }

    public void End(TenantResult result)
    {
        if (result.Error is { } error) Fail(error);
        _activity.SetTag(TelemetryTag.Applied, result.Applied);
        _activity.SetTag(TelemetryTag.Outcome, TelemetryTag.Of(result.Outcome));
        if (TelemetryTag.ErrorOf(result) is { } type) SetError(_activity, type, result.Error?.SqlState);
        _activity.Stop();
    }

    private static string NameOf(WaitKind kind) => kind switch
    {
        WaitKind.Retry => "retry",
        WaitKind.Lock => "lock_wait",
        _ => "journal_wait",
    };

    private void Fail(MigrationError error)
    {
        var now = Now;
        using var activity = StartMigration(error.MigrationId, _mark < now ? _mark : now);
        if (activity is null) return;
        activity.SetTag(TelemetryTag.Outcome, "failed");
        SetError(activity, error.SqlState ?? TelemetryTag.OtherError, error.SqlState);
    }

    // Not with the server's message: it may repeat a value.
    private static void SetError(Activity activity, string type, string? sqlState)
    {
        activity.SetTag(TelemetryTag.ErrorType, type);
        if (sqlState is not null) activity.SetTag(TelemetryTag.StatusCode, sqlState);
        activity.SetStatus(ActivityStatusCode.Error);
    }

    private Activity? StartMigration(string id, DateTimeOffset start)
    {
        ActivityTagsCollection tags = new() { [TelemetryTag.System] = TelemetryTag.Postgres, [TelemetryTag.Migration] = id };
        foreach (var name in new[] { TelemetryTag.Namespace, TelemetryTag.Tenant, TelemetryTag.Run })
            if (_activity.GetTagItem(name) is { } value) tags[name] = value;
        return FleetTelemetry.Source.StartActivity("tenant_migrations.migration", ActivityKind.Client, _activity.Context, tags, startTime: start);
    }
}
