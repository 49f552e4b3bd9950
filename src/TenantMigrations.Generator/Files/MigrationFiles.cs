using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using TenantMigrations.Analysis;
using TenantMigrations.Generator.Model;

namespace TenantMigrations.Generator.Files;

/// <summary>Migrations among the additional files.</summary>
internal static class MigrationFiles
{
    private const string Metadata = "build_metadata.AdditionalFiles.";

    /// <summary>Describes a file that MSBuild marks as a migration; null for any other.</summary>
    public static MigrationFile? Choose(AdditionalText text, AnalyzerConfigOptionsProvider provider)
    {
        var options = provider.GetOptions(text);
        if (!options.TryGetValue(Metadata + "TenantMigration", out var mark) || !string.Equals(mark, "true", StringComparison.OrdinalIgnoreCase))
            return null;

        var projectPath = options.TryGetValue(Metadata + "TenantMigrationPath", out var given) && given.Length > 0
            ? given.Replace('\\', '/')
            : ProjectPaths.Relative(text.Path, SettingsDirectory(provider));
        var resource = options.TryGetValue(Metadata + "TenantMigrationResource", out var name) && name.Length > 0 ? name : projectPath;
        return new MigrationFile(text.Path, projectPath, resource);
    }

    /// <summary>Reads a file. This is the only place that holds its text.</summary>
    public static FileScript Read(AdditionalText input, MigrationFile file, ScriptOptions options, CancellationToken cancellationToken)
    {
        var source = input.GetText(cancellationToken);
        var script = source is null ? ScriptReader.ReadFile(file.Path, file.ProjectPath, "", isUtf8: false, options) : ReadScripts.Of(source, file, options);
        return new FileScript(script, file.ResourceName, IsReadable: source is not null);
    }

    /// <summary>Reads a text. <see cref="ReadScripts"/> asks for it once.</summary>
    public static MigrationScript Read(SourceText source, MigrationFile file, ScriptOptions options)
    {
        var text = source.ToString();
        return ScriptReader.ReadFile(file.Path, file.ProjectPath, text, IsUtf8(source.Encoding, text), options);
    }

    /// <summary>Gives a class its path relative to the project.</summary>
    public static ClassSource Relate(ClassSource source, string projectDirectory) =>
        source with { Facts = source.Facts with { ProjectPath = ProjectPaths.Relative(source.Facts.Path, projectDirectory) } };

    /// <summary>
    /// The compiler reads strictly first; where the bytes are not UTF-8 it takes another encoding or, on systems that have none, puts U+FFFD in their
    /// place. A text without an encoding never was a file.
    /// </summary>
    private static bool IsUtf8(Encoding? encoding, string text) =>
        encoding is null
        || (encoding.CodePage == Encoding.UTF8.CodePage && (encoding.DecoderFallback is DecoderExceptionFallback || text.IndexOf('\uFFFD') < 0));

    private static string SettingsDirectory(AnalyzerConfigOptionsProvider provider) =>
        provider.GlobalOptions.TryGetValue("build_property.ProjectDir", out var directory) ? ProjectPaths.Directory(directory) : "";
}
