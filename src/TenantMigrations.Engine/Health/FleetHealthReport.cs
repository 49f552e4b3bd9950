namespace TenantMigrations.Engine;

/// <summary>What is known of the whole fleet.</summary>
/// <param name="Tenants">The active tenants, in the order of their source.</param>
/// <param name="Trouble">Why the tenants' source could not be read; null where it could. Those it listed before are reported all the same.</param>
public sealed record FleetHealthReport(IReadOnlyList<TenantHealth> Tenants, string? Trouble)
{
    /// <summary>Whether the source was read and every tenant is ready.</summary>
    public bool IsReady => Trouble is null && Tenants.All(tenant => tenant.State == TenantHealthState.Ready);
}
