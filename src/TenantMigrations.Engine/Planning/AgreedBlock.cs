namespace TenantMigrations.Engine;

/// <summary>A migration that must wait.</summary>
/// <param name="MigrationId">Its id.</param>
/// <param name="Tenants">For which tenants, by id; empty for a global migration.</param>
/// <param name="Reason">Why, and what to do.</param>
public sealed record AgreedBlock(string MigrationId, IReadOnlyList<string> Tenants, string Reason);
