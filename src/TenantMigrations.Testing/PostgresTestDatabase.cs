namespace TenantMigrations.Testing;

/// <summary>A database of one test.</summary>
public sealed class PostgresTestDatabase : IAsyncDisposable
{
    private readonly IVerificationServer _server;
    private readonly IVerificationPlace _place;

    internal PostgresTestDatabase(IVerificationServer server, IVerificationPlace place) => (_server, _place) = (server, place);

    /// <summary>How to connect, with a password in it: not to be printed.</summary>
    public string ConnectionString => _place.Address.ConnectionString;

    /// <summary>All objects of the database, to be compared with <see cref="CatalogSnapshot.Diff"/>.</summary>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task<CatalogSnapshot> ReadCatalogAsync(CancellationToken cancellationToken = default) => _place.ReadCatalogAsync("", cancellationToken);

    /// <summary>Drops it, whoever is still connected.</summary>
    public async ValueTask DisposeAsync()
    {
        await _place.DisposeAsync().ConfigureAwait(false);
        await _server.DisposeAsync().ConfigureAwait(false);
    }
}
