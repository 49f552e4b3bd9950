namespace TenantMigrations.Engine;

/// <summary>The migrations that some tenants get, all of them the same: a fleet has few states and many tenants.</summary>
/// <param name="Tenants">The ids of the tenants.</param>
/// <param name="Steps">What each of them gets, in order, over all phases.</param>
public sealed record AgreedShare(IReadOnlyList<string> Tenants, IReadOnlyList<AgreedStep> Steps);
