using System.Text;

namespace TenantMigrations.Runner;

/// <summary>
/// The lines that errors are about. What a database refused comes from the text that was compiled in, as it is before values take the place of placeholders;
/// what an authoring verb found, from the project's file.
/// </summary>
/// <param name="registry">The compiled migrations.</param>
/// <param name="project">The folder of the project that an authoring verb works on; null where there is none.</param>
internal sealed class SourceLines(MigrationRegistry registry, string? project)
{
    // Whatever is larger is not read to show one line of it.
    private const long LargestFile = 16 << 20;

    /// <summary>The line; null where it cannot be had.</summary>
    public SourceLine? Of(MigrationError error)
    {
        if (error.Line is not { } line || !registry.TryFind(error.MigrationId, out var index)) return null;
        var migration = registry.Migrations[index];
        return new[] { migration.Up, migration.Down, migration.Verify }.Select(part => Of(migration, part, line, error.Column)).FirstOrDefault(found => found is not null);
    }

    /// <summary>The line; null where it cannot be had.</summary>
    public SourceLine? Of(AuthoringFinding finding)
    {
        if (project is null || finding.Line is not { } line) return null;
        var file = new FileInfo(Path.GetFullPath(finding.Path, project));
        try
        {
            if (!file.Exists || file.Length > LargestFile) return null;
            return Line(MigrationText.Decode(File.ReadAllBytes(file.FullName)), line - 1) is { } text ? new SourceLine(text, line, finding.Column) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or DecoderFallbackException)
        {
            // The finding says what is wrong without it, too.
            return null;
        }
    }

    private SourceLine? Of(MigrationDefinition migration, MigrationPart? part, int line, int? column)
    {
        // A constant with escapes is not what its source looks like.
        if (part is not { Origin: { IsExact: true } origin }) return null;
        var number = line - 1 - origin.Line;
        if (number < 0 || Line(registry.ReadText(migration, part), number) is not { } text) return null;
        return new SourceLine(text, line, column - (number == 0 ? origin.Column : origin.Indent));
    }

    /// <summary>A line of a text by its number, counted from 0; null where the text is shorter.</summary>
    private static string? Line(string text, int number)
    {
        var start = 0;
        for (; number > 0; number--)
        {
            start = text.IndexOf('\n', start) + 1;
            if (start == 0) return null;
        }

        var end = text.IndexOf('\n', start);
        return end < 0 ? text[start..] : text[start..end];
    }
}
