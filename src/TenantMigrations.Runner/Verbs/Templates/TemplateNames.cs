namespace TenantMigrations.Runner;

/// <summary>Finds the template that somebody named.</summary>
internal static class TemplateNames
{
    public static ListedTemplate Find(ProjectTemplates templates, string name)
    {
        if (templates.Find(name) is { } found) return found;
        var broken = templates.Findings.FirstOrDefault(finding => Path.GetFileNameWithoutExtension(finding.Path) == name);
        if (broken is not null) throw new UsageException($"The template's file cannot be read: {broken.Message}") { Option = broken.Path, Place = new SourceLine("", broken.Line ?? 1, broken.Column) };
        var nearest = Nearest.Of(name, templates.Templates.Select(template => template.Template.Name));
        throw new UsageException($"There is no template '{Printable.Text(name)}'." + (nearest is null ? " 'templates' lists them." : $" Did you mean '{nearest}'?"));
    }
}
