namespace TenantMigrations.Engine;

/// <summary>A migration is committed.</summary>
/// <param name="TenantId">The tenant; null for a global one.</param>
/// <param name="Database">The database's key.</param>
/// <param name="MigrationId">The migration.</param>
/// <param name="Kind">What was done.</param>
/// <param name="Duration">How long it took, where known.</param>
public sealed record MigrationFinished(string? TenantId, string Database, string MigrationId, StepKind Kind, TimeSpan? Duration) : RunEvent;
