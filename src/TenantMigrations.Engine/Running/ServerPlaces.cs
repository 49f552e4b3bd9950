using System.Collections.Concurrent;

namespace TenantMigrations.Engine;

/// <summary>
/// How much is done on one server at once, over all of its databases. A server with two processors that makes fifty tenants' tables side by side takes half
/// as long again as with eight (measured): its backends tell each other of every table.
/// </summary>
/// <param name="perServer">So many pieces of work at most.</param>
internal sealed class ServerPlaces(int perServer)
{
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _servers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> _narrowed = new(StringComparer.Ordinal);

    /// <summary>Waits for a place; dispose to give it back. Not to be cancelled: whoever has one gives it back soon when the run is.</summary>
    public async Task<Place> TakeAsync(DatabaseAddress database)
    {
        var places = _servers.GetOrAdd(database.Server, static (_, count) => new SemaphoreSlim(count, count), perServer);
        await places.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        return new Place(places);
    }

    /// <summary>
    /// One place less on a server, for the rest of the run: what is done there at once is more than it has room for. False where the last one is left.
    /// </summary>
    public bool Narrow(DatabaseAddress database)
    {
        int taken;
        do
        {
            taken = _narrowed.GetOrAdd(database.Server, 0);
            if (perServer - taken <= 1) return false;
        }
        while (!_narrowed.TryUpdate(database.Server, taken + 1, taken));

        // Never given back. The one who asks keeps its own, so this ends when another is done.
        if (_servers.TryGetValue(database.Server, out var places)) _ = places.WaitAsync(CancellationToken.None);
        return true;
    }

    public readonly struct Place(SemaphoreSlim places) : IDisposable
    {
        public void Dispose() => places.Release();
    }
}
