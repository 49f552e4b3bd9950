namespace TenantMigrations.Runner;

/// <summary>What was asked for: <c>run --plan</c> asks for the same again.</summary>
/// <param name="Tenants">Only these tenants; null for all.</param>
/// <param name="MigrationId">Only this migration; null for all.</param>
/// <param name="To">Of a rollback: the migration that stays.</param>
/// <param name="RunId">Of a rollback: the run that is undone.</param>
/// <param name="Cascade">Of a rollback: whether what depends on it is taken along.</param>
internal sealed record PlanRequestDocument(IReadOnlyList<string>? Tenants, string? MigrationId, string? To, Guid? RunId, bool Cascade);
