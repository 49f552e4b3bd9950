namespace TenantMigrations.Engine;

/// <summary>For whom a seed's statement is loaded.</summary>
/// <param name="SearchPath">The schemas that names are looked for in; empty for the database's own path.</param>
/// <param name="TenantSetting">The setting that holds the tenant's id.</param>
/// <param name="TenantId">The tenant; null for the whole database.</param>
public sealed record SeedContext(IReadOnlyList<string> SearchPath, string TenantSetting, string? TenantId);
