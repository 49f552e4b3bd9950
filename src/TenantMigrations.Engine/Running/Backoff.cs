namespace TenantMigrations.Engine;

/// <summary>Waiting times that grow and are jittered, so that those who collided once do not collide again.</summary>
internal static class Backoff
{
    /// <summary>Before a retry: the statement has waited for its lock timeout already, so the pause lets others through.</summary>
    public static TimeSpan BeforeRetry(int attempt) => Jittered(TimeSpan.FromMilliseconds(100), attempt, TimeSpan.FromSeconds(5));

    /// <summary>For another run's lock: that of one tenant's transaction is mostly gone in milliseconds.</summary>
    public static TimeSpan ForLock(int attempt) => Jittered(TimeSpan.FromMilliseconds(20), attempt, TimeSpan.FromSeconds(1));

    /// <summary>Before a database that was lost is asked again: a server that is restarted is away for seconds.</summary>
    public static TimeSpan BeforeReconnect(int attempt) => Jittered(TimeSpan.FromMilliseconds(250), attempt, TimeSpan.FromSeconds(8));

    private static TimeSpan Jittered(TimeSpan first, int attempt, TimeSpan most)
    {
        var full = Math.Min(first.TotalMilliseconds * Math.Pow(2, Math.Min(attempt, 20)), most.TotalMilliseconds);
        return TimeSpan.FromMilliseconds(full * (0.5 + (Random.Shared.NextDouble() / 2)));
    }
}
