namespace TenantMigrations.Engine;

/// <summary>A long migration gives a sign of life.</summary>
/// <param name="TenantId">The tenant; null for a global one.</param>
/// <param name="MigrationId">The migration.</param>
/// <param name="Message">What it says.</param>
/// <param name="Completed">The share that is done, 0 to 1, where known.</param>
public sealed record MigrationProgressed(string? TenantId, string MigrationId, string Message, double? Completed) : RunEvent;
