using TenantMigrations.Analysis;

namespace TenantMigrations.Engine;

/// <summary>The templates that a project can use: its own, and the built-in ones.</summary>
public sealed class ProjectTemplates
{
    /// <summary>The folder of a project's own templates, below that of its migrations, whose files are none.</summary>
    internal const string Folder = "templates";

    private ProjectTemplates(IReadOnlyList<ListedTemplate> templates, IReadOnlyList<AuthoringFinding> findings) => (Templates, Findings) = (templates, findings);

    /// <summary>The built-in ones in their order, those that the project has instead in their places, then its others by name.</summary>
    public IReadOnlyList<ListedTemplate> Templates { get; }

    /// <summary>What is wrong with files that are to be templates.</summary>
    public IReadOnlyList<AuthoringFinding> Findings { get; }

    /// <summary>Reads a project's.</summary>
    /// <param name="project">The project.</param>
    /// <exception cref="FleetException">A file cannot be read.</exception>
    public static ProjectTemplates Read(AuthoringProject project)
    {
        ArgumentNullException.ThrowIfNull(project);
        return FileTrouble.Explained(() => ReadFiles(project), project);
    }

    /// <summary>Those that everybody has, where there is no project.</summary>
    public static ProjectTemplates BuiltIn { get; } = new([.. TemplateCatalog.BuiltIn.Select(static template => new ListedTemplate(template, null, Overrides: false))], []);

    /// <summary>The one of this name; null where there is none.</summary>
    public ListedTemplate? Find(string name) => Templates.FirstOrDefault(template => template.Template.Name == name);

    private static ProjectTemplates ReadFiles(AuthoringProject project)
    {
        var (own, findings) = (new Dictionary<string, ProjectTemplate>(StringComparer.Ordinal), new List<AuthoringFinding>());
        foreach (var file in FileGlob.Files(project.Directory, $"{project.MigrationsDirectory}/{Folder}/*.sql"))
        {
            var (template, error) = ReadFile(project, file);
            if (error is not null) findings.Add(new AuthoringFinding(AuthoringFinding.NoRule, file, error.Line, error.Column, error.Message));
            else own.Add(template!.Name, template);
        }

        var builtIn = TemplateCatalog.BuiltIn.Select(template => own.Remove(template.Name, out var instead) ? new ListedTemplate(instead, instead.Path, Overrides: true) : new ListedTemplate(template, null, Overrides: false)).ToArray();
        return new ProjectTemplates([.. builtIn, .. own.Values.OrderBy(static template => template.Name, StringComparer.Ordinal).Select(static template => new ListedTemplate(template, template.Path, Overrides: false))], findings);
    }

    private static (ProjectTemplate? Template, ProjectTemplateError? Error) ReadFile(AuthoringProject project, string file)
    {
        try
        {
            return ProjectTemplateReader.Read(file, MigrationText.Decode(File.ReadAllBytes(project.PathTo(file))));
        }
        catch (System.Text.DecoderFallbackException)
        {
            return (null, new ProjectTemplateError("The file is not UTF-8 text.", 1, 1));
        }
    }
}
