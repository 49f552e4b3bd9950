using TenantMigrations.Analysis;

namespace TenantMigrations.Engine;

/// <summary>
/// Which rules a project takes for errors, read without MSBuild: the properties <c>NoWarn</c> and <c>TenantMigrationsSeverities</c>, and the <c>.globalconfig</c>
/// files of its folder and above, the nearest one first.
/// </summary>
internal sealed class RuleSeverities
{
    private const string Prefix = "dotnet_diagnostic.";
    private const string Suffix = ".severity";

    private readonly Dictionary<string, string> _severities = new(StringComparer.OrdinalIgnoreCase);

    private RuleSeverities()
    {
    }

    public static RuleSeverities Of(PlainProject project, string directory)
    {
        var severities = new RuleSeverities();
        foreach (var id in Entries(project.Property("NoWarn", ""))) severities._severities.TryAdd(id, "none");
        foreach (var entry in Entries(project.Property("TenantMigrationsSeverities", ""))) severities.Add(entry, "", "");
        for (var folder = new DirectoryInfo(directory); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, ".globalconfig");
            if (!File.Exists(file)) continue;
            foreach (var line in File.ReadLines(file)) severities.Add(line, Prefix, Suffix);
        }

        return severities;
    }

    /// <summary>Whether a finding stops the build.</summary>
    public bool IsError(Finding finding) =>
        _severities.TryGetValue(finding.RuleId, out var severity) && severity != "default" ? severity == "error" : finding.Severity == FindingSeverity.Error;

    private static string[] Entries(string property) => property.Split([';', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    // What was said first counts.
    private void Add(string line, string prefix, string suffix)
    {
        var equals = line.IndexOf('=', StringComparison.Ordinal);
        if (equals < 0) return;
        var name = line[..equals].Trim();
        if (name.Length <= prefix.Length + suffix.Length || !name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) || !name.EndsWith(suffix, StringComparison.OrdinalIgnoreCase)) return;
        _severities.TryAdd(name[prefix.Length..^suffix.Length], line[(equals + 1)..].Split('#')[0].Trim().ToLowerInvariant());
    }
}
