using TenantMigrations.Postgres;
using TenantMigrations.Postgres.Local;

namespace TenantMigrations.Testing;

/// <summary>
/// A PostgreSQL server for tests. One serves all tests of a process; each takes a database of its own:
/// <code>
/// await using var server = await PostgresTestServer.StartAsync();
/// await using var fleet = await server.CreateFleetAsync(registry);
/// </code>
/// </summary>
public sealed class PostgresTestServer : IAsyncDisposable
{
    private readonly string _connectionString;
    private readonly IAsyncDisposable? _own;

    // Roles belong to the whole server: what makes some must not meet another that is about to drop its own.
    private readonly SemaphoreSlim _turn = new(1, 1);

    private PostgresTestServer(string connectionString, IAsyncDisposable? own)
    {
        _connectionString = connectionString;
        _own = own;
    }

    /// <summary>
    /// Starts a server from PostgreSQL's programs on this machine (or <c>TENANTMIGRATIONS_POSTGRES_BIN</c>), or, where there are none, from the npm package that
    /// <c>--local</c> uses. It writes nothing to disk that must last, and is gone with the process, however that ends.
    /// </summary>
    /// <param name="say">Told in whole sentences what is done; null for nobody.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="FleetException">There are no PostgreSQL programs, or the server does not start; the message says what to do.</exception>
    public static async Task<PostgresTestServer> StartAsync(Action<string>? say = null, CancellationToken cancellationToken = default)
    {
        var server = await LocalPostgres.StartThrowawayAsync(AppContext.BaseDirectory, say ?? (static _ => { }), cancellationToken).ConfigureAwait(false);
        return new PostgresTestServer(server.ConnectionString, server);
    }

    /// <summary>Uses a server that runs already: a container, a service of the CI.</summary>
    /// <param name="connectionString">As a superuser, or as a role that may create databases and whatever the migrations make.</param>
    public static PostgresTestServer Connect(string connectionString)
    {
        ArgumentException.ThrowIfNullOrEmpty(connectionString);
        return new PostgresTestServer(connectionString, null);
    }

    /// <summary>An empty database, dropped with what is returned.</summary>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="FleetException">The server cannot be reached, or does not allow it.</exception>
    public async Task<PostgresTestDatabase> CreateDatabaseAsync(CancellationToken cancellationToken = default)
    {
        var server = await OpenAsync(isOwn: false, cancellationToken).ConfigureAwait(false);
        try
        {
            return new PostgresTestDatabase(server, await server.CreatePlaceAsync(cancellationToken).ConfigureAwait(false));
        }
        catch
        {
            await server.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Two tenants with all migrations applied, in databases of their own, dropped with what is returned.</summary>
    /// <param name="registry">The compiled migrations.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="MigrationAssertException">A migration failed.</exception>
    /// <exception cref="FleetException">The server or the settings cannot be used.</exception>
    public async Task<TestFleet> CreateFleetAsync(MigrationRegistry registry, MigrationTestOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(registry);
        return await InTurnAsync(
            async () => await TestFleet.CreateAsync(await OpenAsync(isOwn: false, cancellationToken).ConfigureAwait(false), registry, options ?? new MigrationTestOptions(), cancellationToken).ConfigureAwait(false),
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Stops the server where it was started here.</summary>
    public async ValueTask DisposeAsync()
    {
        _turn.Dispose();
        if (_own is not null) await _own.DisposeAsync().ConfigureAwait(false);
    }

    internal Task<VerificationReport> VerifyAsync(MigrationRegistry registry, FleetSettings settings, VerificationRequest request, CancellationToken cancellationToken) => InTurnAsync(
        async () =>
        {
            var server = await OpenAsync(isOwn: _own is not null, cancellationToken).ConfigureAwait(false);
            await using var closing = server.ConfigureAwait(false);
            return await MigrationVerification.RunAsync(registry, settings, server, request, static _ => { }, cancellationToken).ConfigureAwait(false);
        },
        cancellationToken);

    private Task<VerificationServer> OpenAsync(bool isOwn, CancellationToken cancellationToken) => VerificationServer.OpenAsync(_connectionString, isOwn, cancellationToken: cancellationToken);

    private async Task<T> InTurnAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await work().ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }
}
