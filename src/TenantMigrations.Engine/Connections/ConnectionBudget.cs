namespace TenantMigrations.Engine;

/// <summary>
/// Keeps the connections of all databases together below the limit, idle ones in the databases' pools included: a fleet with a database per tenant would
/// else leave one open to each. Where the limit is reached, the database that was used last and is idle now is closed. (Not the one idle for longest: work
/// goes through the databases in the same order again and again, and would find each closed just before its turn.)
/// </summary>
internal sealed class ConnectionBudget(IFleetDatabases databases, ExecutionPolicy policy, int limit) : IAsyncDisposable
{
    private readonly object _gate = new();
    private readonly Dictionary<DatabaseAddress, Slot> _slots = [];
    private readonly List<Slot> _idle = [];
    private readonly Queue<TaskCompletionSource> _waiting = new();
    private int _connections;

    /// <summary>Takes a connection's place in a database; disposing the lease gives it back.</summary>
    public async ValueTask<Lease> TakeAsync(DatabaseAddress address, CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            TaskCompletionSource? wait = null;
            Slot? closing = null;
            Lease? lease = null;
            lock (_gate)
            {
                var slot = Find(address);
                if (slot.Busy < slot.Connections || _connections < limit) lease = Grant(slot);
                else if (_idle.Count > 0) closing = Evict();
                else _waiting.Enqueue(wait = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            }

            if (lease is not null) return lease.Value;
            if (closing is not null) await CloseAsync(closing).ConfigureAwait(false);
            else await wait!.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        List<IFleetDatabase> open;
        lock (_gate)
        {
            open = [.. _slots.Values.Select(slot => slot.Database).OfType<IFleetDatabase>()];
            _slots.Clear();
        }

        foreach (var database in open) await database.DisposeAsync().ConfigureAwait(false);
    }

    private Slot Find(DatabaseAddress address)
    {
        if (!_slots.TryGetValue(address, out var slot)) _slots.Add(address, slot = new Slot(address));
        return slot;
    }

    private Lease Grant(Slot slot)
    {
        slot.Database ??= databases.Open(slot.Address, policy);
        if (slot.Busy == slot.Connections)
        {
            slot.Connections++;
            _connections++;
        }

        if (slot.Busy++ == 0) _idle.Remove(slot);
        return new Lease(this, slot);
    }

    // Its connections count until they are closed.
    private Slot Evict()
    {
        var slot = _idle[^1];
        _idle.RemoveAt(_idle.Count - 1);
        _slots.Remove(slot.Address);
        return slot;
    }

    private async Task CloseAsync(Slot slot)
    {
        await slot.Database!.DisposeAsync().ConfigureAwait(false);
        lock (_gate)
        {
            _connections -= slot.Connections;
            WakeAll();
        }
    }

    private void Return(Slot slot)
    {
        lock (_gate)
        {
            if (--slot.Busy == 0) _idle.Add(slot);
            WakeAll();
        }
    }

    // Who waits may want another database than the one that became free, so everyone looks again; there are never many.
    private void WakeAll()
    {
        while (_waiting.TryDequeue(out var waiting)) waiting.TrySetResult();
    }

    /// <summary>The right to use one connection.</summary>
    internal readonly struct Lease : IDisposable
    {
        private readonly ConnectionBudget _budget;
        private readonly Slot _slot;

        internal Lease(ConnectionBudget budget, Slot slot)
        {
            _budget = budget;
            _slot = slot;
        }

        public IFleetDatabase Database => _slot.Database!;

        public void Dispose() => _budget.Return(_slot);
    }

    internal sealed class Slot(DatabaseAddress address)
    {
        public DatabaseAddress Address { get; } = address;

        public IFleetDatabase? Database { get; set; }

        public int Connections { get; set; }

        public int Busy { get; set; }
    }
}
