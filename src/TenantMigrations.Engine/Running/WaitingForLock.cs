namespace TenantMigrations.Engine;

/// <summary>Work waits on the server for a lock that other sessions hold. Told once for the same sessions, after a second or so.</summary>
/// <param name="TenantId">The tenant; null for global work.</param>
/// <param name="Database">The database's key.</param>
/// <param name="MigrationId">The migration that waits.</param>
/// <param name="Sessions">Whom it waits for.</param>
public sealed record WaitingForLock(string? TenantId, string Database, string MigrationId, IReadOnlyList<BlockingSession> Sessions) : RunEvent;
