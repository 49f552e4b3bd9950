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

    /// <summary>Waits for a place; dispose to give it back. Not to be cancelled: whoever has one gives it back soon when the run is.</summary>
    public async Task<Place> TakeAsync(DatabaseAddress database)
    {
        var places = _servers.GetOrAdd(database.Server, static (_, count) => new SemaphoreSlim(count, count), perServer);
        await places.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        return new Place(places);
    }

    public readonly struct Place(SemaphoreSlim places) : IDisposable
    {
        public void Dispose() => places.Release();
    }
}
