namespace TenantMigrations.Engine;

/// <summary>The tenants that the settings list themselves.</summary>
internal sealed class SettingsTenants(IReadOnlyList<TenantEntry> tenants) : ITenantSource
{
    public Task<IReadOnlyList<TenantEntry>> ReadAsync(CancellationToken cancellationToken) => Task.FromResult(tenants);
}
