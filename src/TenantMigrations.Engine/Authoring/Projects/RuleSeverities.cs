using TenantMigrations.Analysis;

namespace TenantMigrations.Engine;

/// <summary>
/// Which rules a project takes for errors, read without MSBuild: the properties <c>NoWarn</c> and <c>TenantMigrationsSeverities</c>, and global configs, those
/// that it names and the <c>.globalconfig</c> files of its folder and above. As to the compiler, the highest level counts, and of two files of one level
/// that say something about one rule neither does.
/// </summary>
internal sealed class RuleSeverities
{
    private const int LevelOfProperty = 101;

    private readonly Dictionary<string, (int Level, string Severity)> _severities = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _suppressed;
    private readonly HashSet<string> _asErrors;
    private readonly HashSet<string> _notAsErrors;
    private readonly bool _allAsErrors;
    private readonly bool _isOff;

    private RuleSeverities(PlainProject project)
    {
        _suppressed = new HashSet<string>(Entries(project.Property("NoWarn", "")), StringComparer.OrdinalIgnoreCase);
        _asErrors = new HashSet<string>(Entries(project.Property("WarningsAsErrors", "")), StringComparer.OrdinalIgnoreCase);
        _notAsErrors = new HashSet<string>(Entries(project.Property("WarningsNotAsErrors", "")), StringComparer.OrdinalIgnoreCase);
        _allAsErrors = project.Property("TreatWarningsAsErrors", "").Equals("true", StringComparison.OrdinalIgnoreCase);
        _isOff = bool.TryParse(project.Property("RunAnalyzersDuringBuild", project.Property("RunAnalyzers", "true")), out var isOn) && !isOn;
    }

    public static RuleSeverities Of(PlainProject project, string directory)
    {
        var severities = new RuleSeverities(project);
        foreach (var entry in project.Property("TenantMigrationsSeverities", "").Split(';'))
            if (entry.Split('=', StringSplitOptions.TrimEntries) is [var id, var severity]) severities._severities[id] = (LevelOfProperty, severity);
        foreach (var file in Files(project, directory)) severities.Add(GlobalConfig.Read(file));
        return severities;
    }

    /// <summary>Whether a finding stops the build.</summary>
    public bool IsError(Finding finding) => SeverityOf(finding) == FindingSeverity.Error;

    /// <summary>What the project makes of a finding; null where a build does not show it.</summary>
    public FindingSeverity? SeverityOf(Finding finding)
    {
        var rule = RuleCatalog.All.FirstOrDefault(rule => rule.Id == finding.RuleId);
        if (rule is { IsConfigurable: false }) return finding.Severity;
        if (_suppressed.Contains(finding.RuleId) || (_isOff && rule is { IsOnStatements: true })) return null;
        var severity = _severities.TryGetValue(finding.RuleId, out var set) ? set.Severity.ToLowerInvariant() : GlobalConfig.Default;
        return severity switch
        {
            GlobalConfig.Default => Shown(finding.Severity) is { } own ? Promoted(finding.RuleId, own) : null,
            "error" => FindingSeverity.Error,
            "warning" => Promoted(finding.RuleId, FindingSeverity.Warning),
            _ => null,
        };
    }

    private FindingSeverity Promoted(string ruleId, FindingSeverity severity) =>
        severity == FindingSeverity.Warning && (_asErrors.Contains(ruleId) || (_allAsErrors && !_notAsErrors.Contains(ruleId))) ? FindingSeverity.Error : severity;

    private static FindingSeverity? Shown(FindingSeverity severity) => severity == FindingSeverity.Info ? null : severity;

    private static string[] Entries(string property) => property.Split([';', ',', ' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries);

    private static HashSet<string> Files(PlainProject project, string directory)
    {
        var files = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in project.Items("GlobalAnalyzerConfigFiles").Concat(project.Items("EditorConfigFiles")))
            foreach (var pattern in item.Include) files.UnionWith(FileGlob.Files(directory, pattern).Select(file => Path.GetFullPath(file, directory)));
        for (var folder = new DirectoryInfo(directory); folder is not null; folder = folder.Parent) files.Add(Path.Combine(folder.FullName, GlobalConfig.FileName));
        files.RemoveWhere(static file => !File.Exists(file));
        return files;
    }

    private void Add(GlobalConfig config)
    {
        foreach (var (id, severity) in config.Severities)
        {
            if (_severities.TryGetValue(id, out var other) && other.Level > config.Level) continue;
            _severities[id] = (config.Level, other.Level == config.Level && other.Severity is not null ? GlobalConfig.Default : severity);
        }
    }
}
