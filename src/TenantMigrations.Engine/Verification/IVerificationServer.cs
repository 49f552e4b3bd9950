namespace TenantMigrations.Engine;

/// <summary>A PostgreSQL server on which migrations are tried out in databases that are thrown away. The room Postgres implements it.</summary>
public interface IVerificationServer : IAsyncDisposable
{
    /// <summary>The server's version, such as <c>15.18</c>.</summary>
    string Version { get; }

    /// <summary>The way to its databases.</summary>
    IFleetDatabases Databases { get; }

    /// <summary>Makes an empty database. It is dropped with the place.</summary>
    Task<IVerificationPlace> CreatePlaceAsync(CancellationToken cancellationToken);

    /// <summary>
    /// What the migrations run as from now on: a role that may do everything, as global migrations may need it, or one that owns the database and is no
    /// superuser, as a tenant's must do with it.
    /// </summary>
    Task ActAsync(bool superuser, CancellationToken cancellationToken);

    /// <summary>Drops the roles that migrations made, which belong to the whole server: the next place shall not find them. No place may be open.</summary>
    Task ForgetRolesAsync(CancellationToken cancellationToken);
}
