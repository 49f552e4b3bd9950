namespace TenantMigrations.Engine;

/// <summary>What <c>tenants suspend</c> or <c>tenants activate</c> did.</summary>
/// <param name="Tenant">The tenant as it is now.</param>
/// <param name="Changed">Whether it was otherwise before.</param>
/// <param name="Notes">What stands in the way, such as a state in the tenants' source.</param>
public sealed record TenantStateReport(Tenant Tenant, bool Changed, IReadOnlyList<string> Notes);
