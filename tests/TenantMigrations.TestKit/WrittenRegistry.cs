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
        return Read(settings, [.. texts.Select(file => ScriptReader.ReadFile(file.Key, file.Key, file.Value))], script => texts[script.Path]);
    }

    /// <summary>Takes scripts that have been read.</summary>
    /// <param name="settings">What is compiled in.</param>
    /// <param name="scripts">The migrations.</param>
    /// <param name="text">The text of one that is a file.</param>
    /// <param name="factory">What makes one that is code.</param>
    public static WrittenRegistry Read(RegistrySettings settings, IReadOnlyList<MigrationScript> scripts, Func<MigrationScript, string> text, Func<MigrationScript, Func<CodeMigration>>? factory = null)
    {
        var catalog = MigrationCatalog.Build(scripts);
        var findings = scripts.SelectMany(script => script.Findings).Concat(catalog.Findings).ToList();
        if (findings.Count > 0) throw new InvalidOperationException(string.Join('\n', findings.Select(finding => finding.ToString())));
        return new WrittenRegistry(settings, [.. catalog.Entries.Select(entry => entry.Script.Kind == MigrationKind.Code
            ? Definition(entry, _ => new MigrationPart { InTransaction = entry.Script.Up!.InTransaction }, factory!(entry.Script))
            : Definition(entry, part => Part(part, text(entry.Script))))]);
    }

    private static MigrationDefinition Definition(CatalogEntry entry, Func<ScriptPart, MigrationPart> part, Func<CodeMigration>? factory = null)
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
            Up = part(script.Up!),
            Down = script.Down is null ? null : part(script.Down),
            Verify = script.Verify is null ? null : part(script.Verify),
            Factory = factory,
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
