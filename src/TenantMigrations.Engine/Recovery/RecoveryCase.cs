namespace TenantMigrations.Engine;

/// <summary>One failed or interrupted migration.</summary>
/// <param name="TenantId">The tenant; null for a global one.</param>
/// <param name="Database">The database's key.</param>
/// <param name="Found">The status that was found.</param>
/// <param name="Explanation">What happened, as far as journal and catalogs tell, and what was done about it.</param>
/// <param name="Settled">Whether it is settled now.</param>
public sealed record RecoveryCase(string? TenantId, string Database, MigrationStatus Found, string Explanation, bool Settled);
