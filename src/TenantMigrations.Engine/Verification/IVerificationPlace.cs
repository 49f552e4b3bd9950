namespace TenantMigrations.Engine;

/// <summary>A throw-away database.</summary>
public interface IVerificationPlace : IAsyncDisposable
{
    /// <summary>Which one.</summary>
    DatabaseAddress Address { get; }

    /// <summary>Creates a tenant's schema.</summary>
    Task CreateSchemaAsync(string schema, CancellationToken cancellationToken);

    /// <summary>Reads its catalog.</summary>
    /// <param name="without">The schema that is left out, the journal's.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    Task<CatalogSnapshot> ReadCatalogAsync(string without, CancellationToken cancellationToken);

    /// <summary>Runs a statement of a seed in a transaction of its own, as a superuser where there is one.</summary>
    /// <param name="sql">The statement.</param>
    /// <param name="context">For whom.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    Task<SeedResult> LoadAsync(string sql, SeedContext context, CancellationToken cancellationToken);
}
