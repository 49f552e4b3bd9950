using TenantMigrations.Analysis;

namespace TenantMigrations.Engine;

/// <summary>Reads what is about to be written as the compiler will.</summary>
internal static class WriteCheck
{
    /// <summary>What it would find in the new migrations, and nothing else: an older mistake keeps nobody from writing.</summary>
    public static IReadOnlyList<AuthoringFinding> Find(AuthoringProject project, ProjectMigrations migrations, IReadOnlyList<WrittenMigration> written)
    {
        var options = project.ScriptOptions();
        var scripts = written.Select(migration => Read(migration, options)).ToArray();
        var paths = written.Select(static migration => migration.Path).ToHashSet(StringComparer.Ordinal);
        var catalog = MigrationCatalog.Build([.. migrations.Scripts.Where(script => !paths.Contains(script.ProjectPath)), .. scripts]);
        return
        [
            .. scripts.SelectMany(static script => script.Findings.Concat(script.StatementFindings))
                .Concat(catalog.Findings.Where(finding => paths.Contains(finding.Place.Path)))
                .Where(static finding => finding.Severity is FindingSeverity.Error or FindingSeverity.Warning)
                .Select(static finding => new AuthoringFinding(finding.RuleId, finding.Place.Path, finding.Place.Range.Line + 1, finding.Place.Range.Column + 1, finding.Message)),
        ];
    }

    private static MigrationScript Read(WrittenMigration migration, ScriptOptions options) =>
        migration.Path.EndsWith(".sql", StringComparison.Ordinal)
            ? ScriptReader.ReadFile(migration.Path, migration.Path, migration.Text, isUtf8: true, options)
            : ScriptReader.ReadClass(ClassScanner.Read([new ClassSourceFile(migration.Path, migration.Path, migration.Text)]).Single().Facts, options);
}
