using TenantMigrations.Engine;

namespace TenantMigrations.Postgres.Observation;

/// <summary>Lock modes as <c>pg_locks</c> writes them: <c>AccessExclusiveLock</c>.</summary>
internal static class LockModes
{
    private const string Ending = "Lock";

    public static IReadOnlyCollection<TableLock> Of(string modes)
    {
        if (modes.Length == 0) return [];
        var locks = new List<TableLock>();
        foreach (var mode in modes.Split(','))
        {
            // SIReadLock is a serializable transaction's mark, which makes nobody wait.
            if (mode.EndsWith(Ending, StringComparison.Ordinal) && Enum.TryParse<TableLock>(mode[..^Ending.Length], out var found)) locks.Add(found);
        }

        return locks;
    }
}
