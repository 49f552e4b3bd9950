namespace TenantMigrations.Engine;

/// <summary>Why a run begins nothing further, once there is a reason; what is in flight ends. The first reason counts. Thread-safe.</summary>
internal sealed class RunHalt
{
    private Reason? _reason;

    /// <summary>A reason.</summary>
    /// <param name="IsPause">Whether somebody shall decide how it goes on, so that nothing went wrong.</param>
    /// <param name="Words">The reason as a sentence.</param>
    public sealed record Reason(bool IsPause, string Words);

    public Reason? Why => Volatile.Read(ref _reason);

    public void Stop(string words) => Interlocked.CompareExchange(ref _reason, new Reason(false, words), null);

    public void Pause(string words) => Interlocked.CompareExchange(ref _reason, new Reason(true, words), null);
}
