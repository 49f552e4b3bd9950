namespace TenantMigrations.Engine;

/// <summary>Where the fleet's tenants are listed: the settings, a file, or a query.</summary>
public interface ITenantSource
{
    /// <summary>Reads all tenants, suspended ones included, as the source says them.</summary>
    /// <exception cref="FleetException">The source cannot be read or is not well formed; the message names the entry.</exception>
    Task<IReadOnlyList<TenantEntry>> ReadAsync(CancellationToken cancellationToken);
}
