using TenantMigrations.Analysis;

namespace TenantMigrations.Engine;

/// <summary>The migrations of a project as it lies on disk.</summary>
public sealed class ProjectMigrations
{
    private readonly Dictionary<string, ScannedClass> _classes = new(StringComparer.Ordinal);
    private readonly List<MigrationScript> _scripts = [];
    private readonly List<AuthoringFinding> _unknown = [];

    private readonly AuthoringProject _project;

    private ProjectMigrations(AuthoringProject project) => _project = project;

    /// <summary>All of them, broken ones too.</summary>
    public IReadOnlyList<MigrationScript> Scripts => _scripts;

    /// <summary>They in their order.</summary>
    public MigrationCatalog Catalog { get; private set; } = MigrationCatalog.Build([]);

    /// <summary>What cannot be known without MSBuild or a compiler.</summary>
    internal IReadOnlyList<AuthoringFinding> Unknown => _unknown;

    internal static ProjectMigrations Read(AuthoringProject project, IReadOnlyList<string> notPlain, ScriptOptions options)
    {
        var migrations = new ProjectMigrations(project);
        foreach (var item in notPlain)
        {
            migrations._unknown.Add(AuthoringFinding.Trouble(Path.GetFileName(project.File),
                item.StartsWith("<Import", StringComparison.Ordinal)
                    ? $"{item} is computed, which only MSBuild can follow. Run 'dotnet build -t:LockMigrations' (or RebaseMigrations), to which MSBuild tells the properties."
                    : $"{item} is computed, which only MSBuild can follow. Write the files out, with wildcards where needed."));
        }

        foreach (var file in project.MigrationFiles()) migrations._scripts.Add(ScriptReader.ReadFile(file, file, File.ReadAllBytes(project.PathTo(file)), options));
        var texts = project.SourceFiles().Select(source => new ClassSourceFile(source, source, File.ReadAllText(project.PathTo(source)))).ToArray();
        if (texts.Any(static text => text.Text.Contains("Migration", StringComparison.Ordinal))) migrations.AddClasses(ClassScanner.Read(texts), options);
        migrations.Catalog = MigrationCatalog.Build(migrations._scripts);
        return migrations;
    }

    /// <summary>The errors in the sources and between them.</summary>
    public IReadOnlyList<AuthoringFinding> Errors() =>
        [.. _unknown, .. _scripts.SelectMany(static script => script.Findings).Concat(Catalog.Findings).Where(static finding => finding.Severity == FindingSeverity.Error).Select(Place)];

    /// <summary>What the rules on statements find in some of them that is an error in this project: once released, it is heard no more.</summary>
    /// <param name="scripts">The migrations.</param>
    /// <param name="project">The project.</param>
    internal IReadOnlyList<AuthoringFinding> StatementErrors(IReadOnlyList<MigrationScript> scripts, AuthoringProject project)
    {
        var severities = project.Severities();
        return [.. scripts.SelectMany(static script => script.StatementFindings)
            .Where(finding => severities.IsError(finding))
            .Where(finding => !(finding.Place.TypeName is null ? SourceSuppressions.HasAttribute(finding.RuleId, project) : SourceSuppressions.May(finding.RuleId, project, finding.Place.Path)))
            .Select(Place)];
    }

    /// <summary>All that a build would show of them, with the severities that the project gives.</summary>
    /// <param name="project">The project.</param>
    /// <param name="history">What is wrong with its history.</param>
    internal IReadOnlyList<AuthoringFinding> Shown(AuthoringProject project, IEnumerable<Finding> history)
    {
        var severities = project.Severities();
        var ofStatements = _scripts.SelectMany(static script => script.StatementFindings)
            .Where(finding => finding.Place.TypeName is null || !SourceSuppressions.May(finding.RuleId, project, finding.Place.Path));
        return
        [
            .. _unknown,
            .. _scripts.SelectMany(static script => script.Findings).Concat(Catalog.Findings).Concat(ofStatements).Concat(history)
                .Select(finding => (Finding: finding, Severity: severities.SeverityOf(finding)))
                .Where(static shown => shown.Severity is FindingSeverity.Error or FindingSeverity.Warning)
                .Select(shown => Place(shown.Finding) with { Severity = shown.Severity!.Value })
                .OrderBy(static finding => finding.Path, StringComparer.Ordinal).ThenBy(static finding => finding.Line).ThenBy(static finding => finding.Column),
        ];
    }

    /// <summary>What is wrong with the history.</summary>
    /// <param name="project">The project.</param>
    /// <param name="history">Its lock file.</param>
    public IReadOnlyList<AuthoringFinding> HistoryErrors(AuthoringProject project, LockFile history) => [.. HistoryFindings(project, history).Select(Place)];

    internal IReadOnlyList<Finding> HistoryFindings(AuthoringProject project, LockFile history)
    {
        var findings = HistoryCheck.Check(history, _scripts).ToList();
        foreach (var script in _scripts.Where(script => HistoryCheck.IsEdited(history, script)))
        {
            findings.Add(script.TypeName is { } type
                ? HistoryCheck.Edited(history, script, _classes[type].Facts)
                : HistoryCheck.Edited(history, script, File.ReadAllText(project.PathTo(script.ProjectPath))));
        }

        return findings;
    }

    /// <summary>The SQL of a migration's up part; empty for code and where it has none.</summary>
    internal string UpText(MigrationScript script)
    {
        if (script.TypeName is { } type) return _classes[type].Facts.Up?.Value ?? "";
        if (script.Up is not { Statements: { Count: > 0 } statements }) return "";
        var text = MigrationText.Decode(File.ReadAllBytes(_project.PathTo(script.ProjectPath)));
        return text[statements[0].Start..statements[^1].End];
    }

    /// <summary>Gives a finding its line; of one in a class that of the class.</summary>
    internal AuthoringFinding Place(Finding finding)
    {
        var range = finding.Place.TypeName is { } type ? _classes[type].NamePlace : finding.Place.Range;
        return new AuthoringFinding(finding.RuleId, finding.Place.Path, range.Line + 1, range.Column + 1, finding.Message);
    }

    private void AddClasses(IReadOnlyList<ScannedClass> classes, ScriptOptions options)
    {
        foreach (var found in classes)
        {
            // Two declarations of one name do not compile; the first stands for both.
            if (!_classes.TryAdd(found.Facts.TypeName, found)) continue;
            if (found.Unknown is { } unknown)
            {
                _unknown.Add(new AuthoringFinding(AuthoringFinding.NoRule, found.Facts.Path, found.NamePlace.Line + 1, found.NamePlace.Column + 1,
                    $"Migration class '{found.Facts.TypeName}' cannot be read: {unknown}. Write literals, or constants of this project."));
            }
            else
            {
                _scripts.Add(ScriptReader.ReadClass(found.Facts, options));
            }
        }
    }
}
