namespace TenantMigrations.Engine;

/// <summary>The tenants as their source listed them last.</summary>
/// <param name="Tenants">All of them, in its order.</param>
/// <param name="Trouble">Why it could not be read the last time; null where it could.</param>
internal sealed record ListedFleet(IReadOnlyList<Tenant> Tenants, string? Trouble)
{
    private readonly Dictionary<string, Tenant> _byId = Tenants.ToDictionary(tenant => tenant.Id, StringComparer.Ordinal);
    private readonly ILookup<DatabaseAddress, Tenant> _byDatabase = Tenants.ToLookup(tenant => tenant.Database);

    public Tenant? Find(string id) => _byId.GetValueOrDefault(id);

    public IReadOnlyList<Tenant> Of(DatabaseAddress database) => [.. _byDatabase[database]];
}
