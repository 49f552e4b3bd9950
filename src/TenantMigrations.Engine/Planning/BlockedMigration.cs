namespace TenantMigrations.Engine;

/// <summary>A migration that must wait.</summary>
/// <param name="Migration">Its index in the registry.</param>
/// <param name="TenantId">Whose; null for a global one.</param>
/// <param name="Reason">Why, and what to do.</param>
/// <param name="Behind">How many later migrations of the same tenant wait with it; of a tenant only the first is listed.</param>
public sealed record BlockedMigration(int Migration, string? TenantId, string Reason, int Behind = 0);
