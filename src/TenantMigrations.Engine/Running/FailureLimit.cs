namespace TenantMigrations.Engine;

/// <summary>Counts failures over the whole run. Where the limit is reached, nothing further is begun; what is in flight ends.</summary>
internal sealed class FailureLimit(int? limit)
{
    private int _failures;

    public bool IsReached => limit is { } most && Volatile.Read(ref _failures) >= most;

    public void Count() => Interlocked.Increment(ref _failures);
}
