namespace TenantMigrations.Engine;

/// <summary>Work waits, on the client's side: for another run's lock, or before a retry.</summary>
/// <param name="TenantId">The tenant; null for global work.</param>
/// <param name="Database">The database's key.</param>
/// <param name="Kind">What for.</param>
/// <param name="Reason">Why, in words.</param>
/// <param name="Delay">How long until the next attempt.</param>
/// <param name="MigrationId">The migration that is tried again or cannot be begun.</param>
/// <param name="SqlState">For a retry: PostgreSQL's code of what failed.</param>
public sealed record WorkWaiting(
    string? TenantId,
    string Database,
    WaitKind Kind,
    string Reason,
    TimeSpan Delay,
    string? MigrationId = null,
    string? SqlState = null) : RunEvent;
