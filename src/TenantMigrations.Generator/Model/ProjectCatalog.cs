using TenantMigrations.Analysis;

namespace TenantMigrations.Generator.Model;

/// <summary>All migrations of the project.</summary>
/// <param name="Entries">The usable ones, in order, with what only the registry needs.</param>
/// <param name="Findings">What is wrong, within the sources and between them.</param>
/// <param name="HasMigrations">Whether there is any source, usable or not.</param>
internal sealed record ProjectCatalog(EquatableArray<RegistryEntry> Entries, EquatableArray<Finding> Findings, bool HasMigrations);
