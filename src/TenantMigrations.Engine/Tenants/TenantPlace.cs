namespace TenantMigrations.Engine;

/// <summary>A tenant's schema or database, as it was found.</summary>
/// <param name="State">Whether it exists, and whether anything is in it.</param>
/// <param name="Content">A few of the things in it, in PostgreSQL's words, such as <c>table orders</c>.</param>
public sealed record TenantPlace(PlaceState State, IReadOnlyList<string> Content);
