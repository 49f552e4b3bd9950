namespace TenantMigrations.Engine;

/// <summary>How far another tool has come for a tenant, or in a database.</summary>
/// <param name="Database">The database.</param>
/// <param name="TenantId">The tenant; null for the database itself.</param>
/// <param name="AtId">The last migration, by its id here; null where none is applied, or it cannot be told.</param>
/// <param name="Trouble">Why it cannot be told, and what to do; null where it can.</param>
public sealed record ForeignHistoryPlace(string Database, string? TenantId, string? AtId, string? Trouble);
