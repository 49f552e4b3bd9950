namespace TenantMigrations.Engine;

/// <summary>Work on a tenant, or global work, begins.</summary>
/// <param name="TenantId">The tenant; null for global work.</param>
/// <param name="Database">The database's key.</param>
/// <param name="Steps">How many migrations.</param>
public sealed record WorkStarted(string? TenantId, string Database, int Steps) : RunEvent;
