using System.Collections.Immutable;
using TenantMigrations.Analysis;
using TenantMigrations.Generator.Model;

namespace TenantMigrations.Generator.Files;

/// <summary>Puts what was read from files and classes together.</summary>
internal static class CatalogReader
{
    public static ProjectCatalog Read(ImmutableArray<FileScript> files, ImmutableArray<MigrationScript> classes)
    {
        var scripts = new List<MigrationScript>(files.Length + classes.Length);
        var findings = new List<Finding>();
        var resources = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            scripts.Add(file.Script);
            resources[file.Script.Path] = file.ResourceName;

            // What the compiler could not read it reports itself; what depends on it is no second mistake.
            if (file.IsReadable) findings.AddRange(file.Script.Findings);
        }

        scripts.AddRange(classes);
        foreach (var script in classes) findings.AddRange(script.Findings);
        var catalog = MigrationCatalog.Build(scripts);

        var entries = new RegistryEntry[catalog.Entries.Count];
        for (var i = 0; i < entries.Length; i++)
        {
            var entry = catalog.Entries[i];
            var resource = entry.Script.Kind == MigrationKind.SqlFile ? resources[entry.Script.Path] : null;
            entries[i] = new RegistryEntry(entry, resource, Origins: null);
        }

        findings.AddRange(catalog.Findings);
        return new ProjectCatalog(entries, findings.ToArray(), scripts.Count > 0);
    }
}
