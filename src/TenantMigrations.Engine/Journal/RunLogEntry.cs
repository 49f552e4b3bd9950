namespace TenantMigrations.Engine;

/// <summary>A row of <c>tenant_migration_log</c>.</summary>
/// <param name="MigrationId">The migration.</param>
/// <param name="TenantId">The tenant; null for a global one.</param>
/// <param name="Kind">What happened: <c>applied</c>, <c>skipped</c>, <c>rolled_back</c>, <c>failed</c>, <c>marked</c>.</param>
/// <param name="At">When (UTC).</param>
public sealed record RunLogEntry(string MigrationId, string? TenantId, string Kind, DateTime At);
