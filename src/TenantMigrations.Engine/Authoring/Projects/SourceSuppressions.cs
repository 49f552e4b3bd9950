namespace TenantMigrations.Engine;

/// <summary>
/// Whether something in or beside C# files may silence a rule there: a <c>#pragma</c>, a <c>SuppressMessage</c> attribute, an <c>.editorconfig</c>. Up to which line
/// one reaches, the compiler has judged before; to this, a doubt is a yes.
/// </summary>
internal static class SourceSuppressions
{
    /// <summary>Whether a rule may be silent in a file.</summary>
    public static bool May(string ruleId, AuthoringProject project, string path)
    {
        var file = project.PathTo(path);
        return File.ReadLines(file).Any(line => IsPragma(line, ruleId)) || IsSetBeside(ruleId, file) || HasAttribute(ruleId, project);
    }

    /// <summary>Whether an attribute somewhere in the project may silence a rule.</summary>
    public static bool HasAttribute(string ruleId, AuthoringProject project) => project.SourceFiles().Any(source =>
        File.ReadAllText(project.PathTo(source)) is var text && text.Contains("SuppressMessage", StringComparison.Ordinal) && text.Contains(ruleId, StringComparison.Ordinal));

    // '#pragma warning disable' without a rule silences all of them.
    private static bool IsPragma(string line, string ruleId)
    {
        var text = line.Split("//")[0].Trim();
        if (!text.StartsWith('#')) return false;
        var words = text[1..].Split([' ', '\t', ','], StringSplitOptions.RemoveEmptyEntries);
        return words is ["pragma", "warning", "disable", .. var ids] && (ids.Length == 0 || ids.Contains(ruleId, StringComparer.OrdinalIgnoreCase));
    }

    private static bool IsSetBeside(string ruleId, string file)
    {
        for (var folder = Directory.GetParent(file); folder is not null; folder = folder.Parent)
        {
            var config = Path.Combine(folder.FullName, ".editorconfig");
            if (File.Exists(config) && File.ReadLines(config).Any(line => Sets(line, ruleId))) return true;
        }

        return false;
    }

    private static bool Sets(string line, string ruleId) =>
        line.TrimStart() is var text && !text.StartsWith('#') && !text.StartsWith(';')
        && (text.StartsWith($"dotnet_diagnostic.{ruleId}.severity", StringComparison.OrdinalIgnoreCase) || text.StartsWith("dotnet_analyzer_diagnostic.", StringComparison.OrdinalIgnoreCase))
        && !text.Contains("error", StringComparison.OrdinalIgnoreCase);
}
