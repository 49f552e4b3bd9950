namespace TenantMigrations.Engine;

/// <summary>What a run has done so far for one tenant, or globally in one database; all its phases together.</summary>
/// <param name="tenantId">The tenant; null for the globals.</param>
/// <param name="database">The database's key.</param>
/// <param name="planned">How many steps the plan has for it.</param>
/// <param name="blocked">Why the plan has further migrations blocked, and how many; null where there are none.</param>
internal sealed class TenantProgress(string? tenantId, string database, int planned, (string Reason, int Count)? blocked)
{
    private TimeSpan _duration;
    private TenantOutcome _outcome = planned > 0 ? TenantOutcome.NotStarted : TenantOutcome.UpToDate;
    private string? _reason;
    private MigrationError? _error;
    private int _applied;
    private int _later = planned;
    private int _left;

    public string? TenantId { get; } = tenantId;

    /// <summary>Whether it goes no further in this run.</summary>
    public bool IsStopped { get; private set; }

    /// <summary>Whether any work of it was begun.</summary>
    public bool IsBegun { get; private set; }

    /// <summary>A phase with this many of its steps begins; what of them is not done stays in <paramref name="left"/>.</summary>
    public void Begin(int steps, int left)
    {
        IsBegun = true;
        _later -= steps;
        _left = left;
    }

    /// <summary>Adds a work's result.</summary>
    public void Add(WorkResult result)
    {
        _duration += result.Duration;
        _applied += result.Applied;
        _left += result.Left.Count;
        if (result.Outcome == TenantOutcome.Done) _outcome = TenantOutcome.Done;
        else Stop(result.Outcome, result.Reason, result.Error);
    }

    /// <summary>Ends it here.</summary>
    public void Stop(TenantOutcome outcome, string? reason, MigrationError? error = null)
    {
        if (IsStopped) return;
        (IsStopped, _outcome, _reason, _error) = (true, outcome, reason, error);
    }

    /// <summary>Whether a later phase has something for it.</summary>
    public bool HasMore => !IsStopped && _later > 0;

    /// <summary>How it stands.</summary>
    public TenantResult Result()
    {
        var isBlocked = !IsStopped && blocked is not null && _later == 0;
        var failed = _error is null ? 0 : 1;
        return new TenantResult
        {
            TenantId = TenantId,
            Database = database,
            Outcome = isBlocked ? TenantOutcome.Blocked : _outcome,
            Applied = _applied,
            Pending = Math.Max(0, _left + _later + (blocked?.Count ?? 0) - failed),
            Failed = failed,
            Duration = _duration,
            Error = _error,
            Reason = isBlocked ? blocked!.Value.Reason : _reason,
        };
    }
}
