namespace TenantMigrations.Runner;

/// <summary>What was asked for: <c>run --plan</c> asks for the same again.</summary>
/// <param name="Tenants">Only these tenants; null for all.</param>
/// <param name="MigrationId">Only this migration and what it depends on; null for all.</param>
internal sealed record PlanRequestDocument(IReadOnlyList<string>? Tenants, string? MigrationId);
