using TenantMigrations.Analysis;

namespace TenantMigrations.Generator.Model;

/// <summary>Everything that the generated registry says.</summary>
internal sealed record RegistryModel(ProjectSettings Settings, EquatableArray<RegistryEntry> Entries);
