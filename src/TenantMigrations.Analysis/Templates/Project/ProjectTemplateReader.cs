namespace TenantMigrations.Analysis;

/// <summary>Reads a project's own templates: <c>.sql</c> files whose migrations have placeholders.</summary>
public static class ProjectTemplateReader
{
    /// <summary>Reads one.</summary>
    /// <param name="path">Its path, as messages shall name it; its name without the ending is that of the template.</param>
    /// <param name="source">The decoded file.</param>
    /// <returns>The template, or what is wrong with the file.</returns>
    public static (ProjectTemplate? Template, ProjectTemplateError? Error) Read(string path, string source)
    {
        if (path is null) throw new ArgumentNullException(nameof(path));
        var text = MigrationText.Normalize(source);
        var file = new ProjectTemplateFile(path, text);
        try
        {
            return (file.Read(), null);
        }
        catch (ProjectTemplateFile.Malformed malformed)
        {
            var range = new SourceLines(source, text).Locate(Math.Min(malformed.Offset, text.Length), 0);
            return (null, new ProjectTemplateError(malformed.Message, range.Line + 1, range.Column + 1));
        }
    }
}
