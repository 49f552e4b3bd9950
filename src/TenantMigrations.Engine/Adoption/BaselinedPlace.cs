namespace TenantMigrations.Engine;

/// <summary>What a baseline comes to for one tenant, or for a database itself.</summary>
/// <param name="Database">The database.</param>
/// <param name="TenantId">The tenant; null for the global migrations of the database.</param>
/// <param name="State">What it comes to.</param>
/// <param name="Migrations">How many migrations are recorded, or would be.</param>
/// <param name="Differences">Where its catalog (found) is not what the migrations make (expected).</param>
public sealed record BaselinedPlace(string Database, string? TenantId, BaselineState State, int Migrations, IReadOnlyList<CatalogDifference> Differences)
{
    /// <summary>The last versioned migration of those; null where there is none.</summary>
    public string? AtId { get; init; }
}
