using TenantMigrations.Engine;
using TenantMigrations.Postgres.Connections;
using TenantMigrations.Postgres.Control;
using TenantMigrations.Postgres.Journal;
using TenantMigrations.Postgres.Tenants;

namespace TenantMigrations.Postgres;

/// <summary>The way to the fleet's PostgreSQL databases, over a limited number of connections.</summary>
/// <param name="maximumConnections">How many connections are open at most at any time, over all databases.</param>
public sealed class PostgresFleetDatabases(int maximumConnections) : IFleetDatabases
{
    private readonly SessionPool _pool = new(maximumConnections > 0
        ? maximumConnections
        : throw new ArgumentOutOfRangeException(nameof(maximumConnections), maximumConnections, "At least one connection is needed."));

    private readonly Poolers _poolers = new();

    /// <inheritdoc/>
    public DatabaseAddress Resolve(string connectionString, string? database) => ConnectionStrings.Resolve(connectionString, database);

    /// <inheritdoc/>
    public IFleetDatabase Open(DatabaseAddress address, ExecutionPolicy policy) =>
        new PostgresFleetDatabase(_pool, new SessionSource(address, _poolers), new JournalSql(policy.JournalSchema), policy, JournalScripts.Version);

    /// <inheritdoc/>
    public IControlDatabase Control(DatabaseAddress address, string journalSchema) =>
        new PostgresControlDatabase(new SessionLoan(_pool, new SessionSource(address, _poolers), journalSchema), new ControlSql(journalSchema));

    /// <inheritdoc/>
    public ITenantSource TenantQuery(DatabaseAddress address, string query) => new QueryTenantSource(_pool, address, _poolers, query);

    /// <inheritdoc/>
    public async Task<IVerificationServer> TrialServerAsync(DatabaseAddress server, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(server);
        return await VerificationServer.OpenAsync(server.ConnectionString, isOwn: false, cancellationToken: cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ITenantProvisioning Provisioning(ExecutionPolicy policy) => new TenantProvisioning(policy);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _pool.DisposeAsync();
}
