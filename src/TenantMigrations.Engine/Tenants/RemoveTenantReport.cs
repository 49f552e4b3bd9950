namespace TenantMigrations.Engine;

/// <summary>What <c>tenants remove</c> did.</summary>
/// <param name="Tenant">The tenant.</param>
/// <param name="Unlisted">Whether it was taken out of the tenants' file; otherwise it is suspended until somebody takes it out of its source.</param>
/// <param name="Erased">What was dropped; null where nothing was to be.</param>
/// <param name="Notes">What is left to do.</param>
public sealed record RemoveTenantReport(Tenant Tenant, bool Unlisted, ErasedTenant? Erased, IReadOnlyList<string> Notes);
