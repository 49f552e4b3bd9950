namespace TenantMigrations.Engine;

/// <summary>
/// Creates and removes the places that tenants live in: a schema under <see cref="TenantIsolation.Schema"/>, a database under
/// <see cref="TenantIsolation.Database"/>, nothing under <see cref="TenantIsolation.Shared"/>. The room Postgres implements it. Every member throws
/// <see cref="FleetException"/> where a server cannot be reached or refuses.
/// </summary>
public interface ITenantProvisioning
{
    /// <summary>Which of these databases, all on one server, do not exist there.</summary>
    Task<IReadOnlyList<DatabaseAddress>> FindMissingDatabasesAsync(IReadOnlyCollection<DatabaseAddress> databases, CancellationToken cancellationToken);

    /// <summary>Looks at a tenant's place.</summary>
    Task<TenantPlace> InspectAsync(Tenant tenant, CancellationToken cancellationToken);

    /// <summary>Creates a tenant's place. Not an error where another process created it at the same moment.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="owner">The role that shall own the schema or database; null: the connection's.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    Task CreateAsync(Tenant tenant, string? owner, CancellationToken cancellationToken);

    /// <summary>
    /// Drops a tenant's place and removes what the journal says of it (status and head; the log stays, and says so): of a schema in one transaction, under
    /// the tenant's lock. Under <see cref="TenantIsolation.Shared"/> only the journal's rows: rows of the application's tables are never touched.
    /// </summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="force">Whether the connections of others to its database are ended; otherwise they are a reason to refuse.</param>
    /// <param name="reason">Why, for the log.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <exception cref="FleetException"><see cref="FleetErrorKind.Locked"/>: somebody works on it, or is connected.</exception>
    Task<ErasedTenant> EraseAsync(Tenant tenant, bool force, string? reason, CancellationToken cancellationToken);

    /// <summary>All objects and rows of a tenant's place, and the server's version; null where there are more rows than are worth comparing.</summary>
    Task<CatalogSnapshot?> ReadCatalogAsync(Tenant tenant, CancellationToken cancellationToken);

    /// <summary>All objects of a database without the journal (no schema), or of one schema of it; no rows.</summary>
    Task<CatalogSnapshot> ReadObjectsAsync(DatabaseAddress database, string? schema, CancellationToken cancellationToken);

    /// <summary>The schemas of a database that somebody made, without the journal's.</summary>
    Task<IReadOnlyList<string>> ReadSchemasAsync(DatabaseAddress database, CancellationToken cancellationToken);

    /// <summary>
    /// Makes a tenant's place out of another's, and its journal rows with it, where the result is what was proven; otherwise nothing of it stays. Trouble on
    /// the way, such as somebody connected to the template, is a reason and no error.
    /// </summary>
    Task<TenantCopyResult> CopyAsync(TenantCopy copy, CancellationToken cancellationToken);
}
