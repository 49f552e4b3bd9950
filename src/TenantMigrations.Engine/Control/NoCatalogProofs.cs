namespace TenantMigrations.Engine;

/// <summary>Where no control database is configured: nothing is proven.</summary>
internal sealed class NoCatalogProofs : ICatalogProofs
{
    public Task<string?> FindAsync(string key, CancellationToken cancellationToken) => Task.FromResult<string?>(null);

    public Task WriteAsync(string key, string hash, CancellationToken cancellationToken) => Task.CompletedTask;
}
