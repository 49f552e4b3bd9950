using System.Collections.Immutable;
using TenantMigrations.Generator.Model;

namespace TenantMigrations.Generator.Files;

/// <summary>Gathers what the registry says.</summary>
internal static class RegistryReader
{
    /// <summary>One registry, or none.</summary>
    public static ImmutableArray<RegistryModel> Read(
        bool hasRegistry, ProjectSettings settings, ProjectCatalog catalog, ImmutableArray<ClassOrigins> origins)
    {
        if (!hasRegistry) return ImmutableArray<RegistryModel>.Empty;

        var byType = new Dictionary<string, ClassOrigins>(StringComparer.Ordinal);
        foreach (var origin in origins) byType[origin.TypeName] = origin;

        var entries = catalog.Entries.ToArray();
        for (var i = 0; i < entries.Length; i++)
        {
            if (entries[i].Entry.Script is { Kind: MigrationKind.SqlClass, TypeName: { } type })
                entries[i] = entries[i] with { Origins = byType[type] };
        }

        return ImmutableArray.Create(new RegistryModel(settings, entries));
    }
}
