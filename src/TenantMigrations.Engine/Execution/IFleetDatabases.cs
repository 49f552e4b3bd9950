namespace TenantMigrations.Engine;

/// <summary>The way to the fleet's databases. The room Postgres implements it.</summary>
public interface IFleetDatabases : IAsyncDisposable
{
    /// <summary>
    /// The address of a database: that of the connection string (the control connection's by default), with another database name where one is given.
    /// </summary>
    /// <exception cref="FleetException">The connection string is not well formed; the message does not repeat it.</exception>
    DatabaseAddress Resolve(string connectionString, string? database);

    /// <summary>Opens a database lazily: nothing is connected before the first call.</summary>
    IFleetDatabase Open(DatabaseAddress address, ExecutionPolicy policy);

    /// <summary>The database in which runs are steered. Nothing is connected before the first call.</summary>
    IControlDatabase Control(DatabaseAddress address, string journalSchema);

    /// <summary>The tenants that a query on a database lists.</summary>
    ITenantSource TenantQuery(DatabaseAddress address, string query);

    /// <summary>Opens a server on which migrations are tried out in databases that are thrown away. Disposed by the caller.</summary>
    /// <exception cref="FleetException">It cannot be reached, or the connection's role may not create databases.</exception>
    Task<IVerificationServer> TrialServerAsync(DatabaseAddress server, CancellationToken cancellationToken);

    /// <summary>What creates, copies and removes the places of tenants.</summary>
    ITenantProvisioning Provisioning(ExecutionPolicy policy);
}
