namespace TenantMigrations.Engine;

/// <summary>The databases in use, each opened once. How many connections they take together, <see cref="IFleetDatabases"/> limits.</summary>
internal sealed class OpenDatabases(IFleetDatabases databases, ExecutionPolicy policy) : IAsyncDisposable
{
    private readonly object _gate = new();
    private readonly Dictionary<DatabaseAddress, IFleetDatabase> _open = [];

    public IFleetDatabase this[DatabaseAddress address]
    {
        get
        {
            lock (_gate)
            {
                if (!_open.TryGetValue(address, out var database)) _open.Add(address, database = databases.Open(address, policy));
                return database;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        List<IFleetDatabase> open;
        lock (_gate)
        {
            open = [.. _open.Values];
            _open.Clear();
        }

        foreach (var database in open) await database.DisposeAsync().ConfigureAwait(false);
    }
}
