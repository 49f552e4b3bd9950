namespace TenantMigrations.Runner;

/// <summary>Finds the template that somebody named.</summary>
internal static class TemplateNames
{
    public static ListedTemplate Find(ProjectTemplates templates, string name, AuthoringProject? project)
    {
        if (templates.Find(name) is { } found) return found;
        var broken = templates.Findings.FirstOrDefault(finding => Path.GetFileNameWithoutExtension(finding.Path) == name);
        if (broken is not null) throw Unreadable(broken, project!);
        var nearest = Nearest.Of(name, templates.Templates.Select(template => template.Template.Name));
        throw new UsageException($"There is no template '{Printable.Text(name)}'." + (nearest is null ? " 'templates' lists them." : $" Did you mean '{nearest}'?"));
    }

    private static UsageException Unreadable(AuthoringFinding broken, AuthoringProject project)
    {
        var line = broken.Line ?? 1;
        var text = File.ReadLines(project.PathTo(broken.Path)).ElementAtOrDefault(line - 1) ?? "";
        return new UsageException($"The template's file cannot be read: {broken.Message}") { Option = broken.Path, Place = new SourceLine(text, line, broken.Column) };
    }
}
