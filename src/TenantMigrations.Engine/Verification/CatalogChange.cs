namespace TenantMigrations.Engine;

/// <summary>A difference between two catalogs, with the statement that made it.</summary>
/// <param name="Difference">What differs.</param>
/// <param name="Cause">The statement; null where it is not known.</param>
public sealed record CatalogChange(CatalogDifference Difference, StatementPlace? Cause);
