namespace TenantMigrations.Engine;

/// <summary>A migration that got a new id.</summary>
/// <param name="From">The id it had.</param>
/// <param name="To">The id it has now.</param>
public sealed record RenamedMigration(string From, string To);
