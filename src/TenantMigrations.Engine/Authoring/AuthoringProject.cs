using System.Globalization;
using TenantMigrations.Analysis;

namespace TenantMigrations.Engine;

/// <summary>A migrations project as it lies on disk. It need not compile: who repairs it starts here.</summary>
public sealed class AuthoringProject
{
    private readonly PlainProject _project;

    private AuthoringProject(string file, IReadOnlyDictionary<string, string>? properties)
    {
        File = file;
        Directory = Path.GetDirectoryName(file)!;
        _project = PlainProject.Read(file, properties ?? new Dictionary<string, string>());
    }

    /// <summary>The project file.</summary>
    public string File { get; }

    /// <summary>Its folder.</summary>
    public string Directory { get; }

    /// <summary>The lock file, whether it exists or not.</summary>
    public string LockFilePath => PathTo(LockFile.FileName);

    /// <summary>Finds a project.</summary>
    /// <param name="path">Its folder or file; null for the nearest one, from the current folder upwards.</param>
    /// <param name="currentDirectory">The current folder.</param>
    /// <param name="properties">Properties whose values are known, whatever its files say.</param>
    /// <exception cref="FleetException">There is none, there are several, or it cannot be read.</exception>
    public static AuthoringProject Find(string? path, string currentDirectory, IReadOnlyDictionary<string, string>? properties = null) =>
        FileTrouble.Explained(() => Search(path, currentDirectory, properties));

    private static AuthoringProject Search(string? path, string currentDirectory, IReadOnlyDictionary<string, string>? properties)
    {
        if (path is not null)
        {
            var full = Path.GetFullPath(path, currentDirectory);
            if (System.IO.File.Exists(full)) return new AuthoringProject(full, properties);
            if (!System.IO.Directory.Exists(full)) throw new FleetException(FleetErrorKind.Settings, $"There is no project '{path}': neither a folder nor a file. Name the folder of the migrations project.");
            return new AuthoringProject(OnlyProject(full) ?? throw new FleetException(FleetErrorKind.Settings, $"The folder '{path}' holds no project file (*.csproj). Name the folder of the migrations project."), properties);
        }

        for (var folder = new DirectoryInfo(currentDirectory); folder is not null; folder = folder.Parent)
            if (OnlyProject(folder.FullName) is { } file) return new AuthoringProject(file, properties);
        throw new FleetException(FleetErrorKind.Settings, "There is no project in this folder or above it. Name the folder of the migrations project: --project DIR.");
    }

    /// <summary>A path inside of the project's folder.</summary>
    /// <param name="projectPath">Relative to it.</param>
    public string PathTo(string projectPath) => Path.GetFullPath(projectPath, Directory);

    /// <summary>Reads its migrations as the compiler would.</summary>
    public ProjectMigrations ReadMigrations() => ProjectMigrations.Read(this, _project.NotPlain, ScriptOptions());

    /// <summary>The folder of its migrations, relative to its own, with forward slashes.</summary>
    internal string MigrationsDirectory => _project.Property("TenantMigrationsDirectory", "migrations").Replace('\\', '/').TrimEnd('/');

    /// <summary>The namespace of its newest migration class or, where there is none, the one that the SDK would give a new class; null for none.</summary>
    internal string? ClassNamespace(ProjectMigrations migrations)
    {
        if (migrations.Scripts.Where(static script => script.TypeName is not null).MaxBy(static script => script.Id, StringComparer.Ordinal) is { TypeName: { } type })
            return type.Contains('.', StringComparison.Ordinal) ? type[..type.LastIndexOf('.')] : null;
        var name = _project.Property("RootNamespace", Path.GetFileNameWithoutExtension(File));
        return string.Join('.', name.Split('.', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(NamespacePart));
    }

    /// <summary>What it makes of the rules.</summary>
    internal RuleSeverities Severities() => RuleSeverities.Of(_project, Directory);

    /// <summary>What it says of the databases that it migrates.</summary>
    public ScriptOptions ScriptOptions()
    {
        var options = Analysis.ScriptOptions.Default;
        if (IsolationName.Parse(_project.Property("TenantMigrationsIsolation", "")) is { } isolation) options = options with { Isolation = isolation };
        if (_project.Property("TenantMigrationsJournalSchema", "") is { Length: > 0 } schema) options = options with { JournalSchema = schema };
        if (_project.Property("TenantMigrationsTenantSetting", "") is { Length: > 0 } setting) options = options with { TenantSetting = setting };
        if (_project.Property("TenantMigrationsTenantColumn", "") is { Length: > 0 } column) options = options with { TenantColumn = column };
        return int.TryParse(_project.Property("TenantMigrationsPostgresVersion", ""), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? options with { PostgresVersion = version }
            : options;
    }

    /// <summary>Its migration files, relative to its folder.</summary>
    internal IReadOnlyList<string> MigrationFiles() => ProjectFiles.Migrations(_project, Directory);

    /// <summary>Its C# files, relative to its folder.</summary>
    internal IReadOnlyList<string> SourceFiles() => ProjectFiles.Sources(_project, Directory);

    private static string NamespacePart(string part)
    {
        var name = new string([.. part.Select(static character => char.IsLetterOrDigit(character) ? character : '_')]);
        return char.IsDigit(name[0]) ? "_" + name : name;
    }

    private static string? OnlyProject(string folder)
    {
        var files = System.IO.Directory.GetFiles(folder, "*.csproj").Order(StringComparer.Ordinal).ToArray();
        if (files.Length > 1) throw new FleetException(FleetErrorKind.Settings, $"The folder '{folder}' holds several project files. Name one: --project {Path.GetFileName(files[0])}.");
        return files.Length == 0 ? null : files[0];
    }
}
