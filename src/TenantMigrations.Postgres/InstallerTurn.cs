using TenantMigrations.Engine;

namespace TenantMigrations.Postgres;

/// <summary>Lets one process at a time create or upgrade the product's own tables in a database. The lock is tried, and waited for on this side.</summary>
internal static class InstallerTurn
{
    /// <summary>Takes the lock to the end of the transaction, if nobody holds it; the parameter is the journal's schema.</summary>
    public const string TryLock = "SELECT pg_catalog.pg_try_advisory_xact_lock(pg_catalog.hashtextextended('tenant_migrations journal ' || $1, 0))";

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    /// <summary>Attempts it until the lock was free.</summary>
    /// <param name="address">The database.</param>
    /// <param name="what">What is created, for the message.</param>
    /// <param name="attempt">Returns whether it changed anything; null where somebody else holds the lock.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public static async Task<bool> WaitAsync(DatabaseAddress address, string what, Func<Task<bool?>> attempt, CancellationToken cancellationToken)
    {
        var waited = TimeSpan.Zero;
        for (var pause = TimeSpan.FromMilliseconds(10); ; pause = pause < TimeSpan.FromSeconds(1) ? pause * 2 : pause)
        {
            if (await attempt().ConfigureAwait(false) is { } changed) return changed;
            if (waited > s_patience)
                throw new FleetException(FleetErrorKind.Locked, $"{address.Key}: another process has been creating or upgrading {what} for {s_patience.TotalSeconds:0} s. Try again when it is done.");
            await Task.Delay(pause, cancellationToken).ConfigureAwait(false);
            waited += pause;
        }
    }
}
