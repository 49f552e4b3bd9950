namespace TenantMigrations.Engine;

/// <summary>What the migrations make of an empty place, as the hash of its <see cref="CatalogSnapshot"/>, rows included: kept in the control database.</summary>
public interface ICatalogProofs
{
    /// <summary>The hash that was recorded for a key; null where there is none.</summary>
    Task<string?> FindAsync(string key, CancellationToken cancellationToken);

    /// <summary>Records a hash.</summary>
    /// <param name="key">What decides the result: server, migrations, settings.</param>
    /// <param name="hash">The snapshot's.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    Task WriteAsync(string key, string hash, CancellationToken cancellationToken);
}
