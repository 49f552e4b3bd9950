using TenantMigrations.Analysis;

namespace TenantMigrations.TestKit;

/// <summary>A registry of texts, read as the compiler reads files.</summary>
public sealed class WrittenRegistry : MigrationRegistry
{
    private WrittenRegistry(RegistrySettings settings, MigrationDefinition[] migrations)
        : base(settings, migrations)
    {
    }

    /// <summary>Reads it; the paths' folders <c>system</c> and <c>tenant-specific</c> say the scope, as in a project.</summary>
    public static WrittenRegistry Read(RegistrySettings settings, IEnumerable<(string Path, string Text)> files)
    {
        var texts = files.ToDictionary(file => file.Path, file => file.Text);
        var scripts = texts.Select(file => ScriptReader.ReadFile(file.Key, file.Key, file.Value)).ToList();
        var catalog = MigrationCatalog.Build(scripts);
        var findings = scripts.SelectMany(script => script.Findings).Concat(catalog.Findings).ToList();
        if (findings.Count > 0) throw new InvalidOperationException(string.Join('\n', findings.Select(finding => finding.ToString())));
        return new WrittenRegistry(settings, [.. catalog.Entries.Select(entry => Definition(entry, texts[entry.Script.Path]))]);
    }

    private static MigrationDefinition Definition(CatalogEntry entry, string text)
    {
        var script = entry.Script;
        return new MigrationDefinition
        {
            Id = script.Id,
            Name = script.Name,
            Scope = script.Scope!.Value,
            Kind = script.Kind,
            Checksum = script.Checksum,
            SourcePath = script.ProjectPath,
            Dependencies = [.. entry.Dependencies],
            Dependents = [.. entry.Dependents],
            Up = Part(script.Up!, text),
            Down = script.Down is null ? null : Part(script.Down, text),
            Verify = script.Verify is null ? null : Part(script.Verify, text),
            IrreversibleReason = script.IrreversibleReason,
            IsRepeatable = script.IsRepeatable,
            AppliesToExistingOnly = script.AppliesToExistingOnly,
            Placeholders = [.. script.Placeholders.Select(item => item.Definition)],
        };
    }

    private static MigrationPart Part(ScriptPart part, string text) => new()
    {
        Statements = [.. part.Statements],
        Placeholders = [.. part.Placeholders],
        ExpectedRows = [.. part.ExpectedRows],
        InTransaction = part.InTransaction,
        Constant = () => text,
    };
}
