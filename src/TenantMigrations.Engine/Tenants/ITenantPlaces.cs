namespace TenantMigrations.Engine;

/// <summary>Creates the places that tenants live in: databases and schemas. The room Postgres implements it.</summary>
public interface ITenantPlaces
{
    /// <summary>Creates those of these databases that do not exist; all are on the same server. Returns their names.</summary>
    Task<IReadOnlyList<string>> CreateMissingDatabasesAsync(IReadOnlyCollection<DatabaseAddress> databases, CancellationToken cancellationToken);

    /// <summary>Creates those of these schemas that do not exist in a database. Returns their names.</summary>
    Task<IReadOnlyList<string>> CreateMissingSchemasAsync(DatabaseAddress database, IReadOnlyCollection<string> schemas, CancellationToken cancellationToken);
}
