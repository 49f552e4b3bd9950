namespace TenantMigrations.Engine;

/// <summary>
/// A migration begins. Told of those that are sent by themselves, outside a transaction or in C#; the others of a tenant travel to the server together, and
/// only their ends are known.
/// </summary>
/// <param name="TenantId">The tenant; null for a global one.</param>
/// <param name="Database">The database's key.</param>
/// <param name="MigrationId">The migration.</param>
/// <param name="Kind">What is to be done.</param>
public sealed record MigrationStarted(string? TenantId, string Database, string MigrationId, StepKind Kind) : RunEvent;
