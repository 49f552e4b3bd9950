namespace TenantMigrations.Analysis;

/// <summary>A migration in its place in the order.</summary>
/// <param name="Script">The migration.</param>
/// <param name="Dependencies">The indices of the entries it depends on directly, ascending, each once.</param>
/// <param name="Dependents">The indices of the entries that depend on it directly, ascending.</param>
public sealed record CatalogEntry(MigrationScript Script, EquatableArray<int> Dependencies, EquatableArray<int> Dependents);
