using TenantMigrations.Analysis;

namespace TenantMigrations.Generator.Model;

/// <summary>A migration as the registry writes it.</summary>
/// <param name="Entry">The migration in its place.</param>
/// <param name="ResourceName">The manifest resource of a file; null for a class.</param>
/// <param name="Origins">Where the constants of a class with SQL stand; otherwise null.</param>
internal sealed record RegistryEntry(CatalogEntry Entry, string? ResourceName, ClassOrigins? Origins);
