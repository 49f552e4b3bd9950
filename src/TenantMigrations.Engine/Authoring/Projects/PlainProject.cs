using System.Xml;
using System.Xml.Linq;

namespace TenantMigrations.Engine;

/// <summary>
/// Reads a project file, and the <c>Directory.Build.props</c> and <c>Directory.Build.targets</c> above it, without MSBuild: properties and items that are
/// written out, plain conditions, and imports of files whose place is written out or looked for upwards. What it cannot follow it leaves out, and names where
/// it certainly counts: under a condition that does not hold, or that is not plain, nothing is missed.
/// </summary>
internal sealed partial class PlainProject
{
    // Props that import props that import props.
    private const int DeepestImport = 8;

    private readonly Dictionary<string, string> _properties = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _given;
    private readonly HashSet<string> _computed = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<PlainItem> _items = [];
    private readonly string _folder;
    private string _file;
    private string _conditionFolder;

    private PlainProject(string file, IReadOnlyDictionary<string, string> given)
    {
        _file = file;
        _folder = _conditionFolder = Path.GetDirectoryName(file)!;
        _given = new Dictionary<string, string>(given, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in _given) _properties[name] = value;
        SetPlace("MSBuildProject", file);
        if (Above(_folder, "Directory.Build.props") is { } props) ReadFile(props, 0);

        // Not before: to Directory.Build.props they are empty, unless they stand on the command line.
        _properties.TryAdd("Configuration", "Debug");
        _properties.TryAdd("Platform", "AnyCPU");
        _properties.TryAdd("BaseOutputPath", "bin/");
        _properties.TryAdd("BaseIntermediateOutputPath", "obj/");
        ReadFile(file, 0);
        if (Above(_folder, "Directory.Build.targets") is { } targets) ReadFile(targets, 0);
    }

    /// <summary>The properties that are asked for. Whoever runs MSBuild knows what they are.</summary>
    public static IReadOnlyList<string> Asked { get; } =
    [
        "TenantMigrationsDirectory",
        "EnableDefaultTenantMigrationItems",
        "TenantMigrationsPostgresVersion",
        "TenantMigrationsIsolation",
        "TenantMigrationsJournalSchema",
        "TenantMigrationsTenantSetting",
        "TenantMigrationsTenantColumn",
        "TenantMigrationsSeverities",
        "NoWarn",
        "TreatWarningsAsErrors",
        "WarningsAsErrors",
        "WarningsNotAsErrors",
        "RunAnalyzers",
        "RunAnalyzersDuringBuild",
        "EnableDefaultItems",
        "EnableDefaultCompileItems",
        "RootNamespace",
        "BaseOutputPath",
        "BaseIntermediateOutputPath",
    ];

    /// <summary>What could not be followed, such as a computed item.</summary>
    public List<string> NotPlain { get; } = [];

    // Where MSBuild has said what the properties are, nothing is missed with a file that only it can find.
    private bool KnowsProperties => Asked.All(_given.ContainsKey);

    /// <summary>Reads a project.</summary>
    /// <param name="file">The project file.</param>
    /// <param name="given">Properties whose values are known, whatever the files say.</param>
    public static PlainProject Read(string file, IReadOnlyDictionary<string, string> given) => new(file, given);

    /// <summary>One of the <see cref="Asked"/> properties: what is not among them MSBuild would not tell.</summary>
    public string Property(string name, string otherwise)
    {
        if (!Asked.Contains(name)) throw new ArgumentException($"{name} is not among the properties that are asked for.", nameof(name));
        return Value(name, otherwise);
    }

    /// <summary>Whatever the files say of a property.</summary>
    public string Value(string name, string otherwise) => _properties.TryGetValue(name, out var value) && value.Length > 0 ? value : otherwise;

    /// <summary>The items of a kind, in the order of writing: files added and files taken away.</summary>
    public IEnumerable<PlainItem> Items(string kind) => _items.Where(item => item.Kind == kind);

    private static string? Above(string folder, string name) => ProjectFunctions.FolderAbove(folder, name) is { } found ? Path.Combine(found + "/", name) : null;

    private void SetPlace(string prefix, string file)
    {
        _properties[prefix + "Directory"] = Path.GetDirectoryName(file)!;
        _properties[prefix + "FullPath"] = file;
        _properties[prefix + (prefix == "MSBuildProject" ? "File" : "")] = Path.GetFileName(file);
        _properties[prefix + "Name"] = Path.GetFileNameWithoutExtension(file);
        _properties[prefix + "Extension"] = Path.GetExtension(file);
    }

    private void SetFile(string file)
    {
        _file = file;
        SetPlace("MSBuildThisFile", file);
        _properties["MSBuildThisFileDirectory"] = Path.GetDirectoryName(file)!.TrimEnd('/', '\\') + "/";
    }

    private void ReadFile(string file, int depth)
    {
        XDocument document;
        try
        {
            document = XDocument.Load(file);
        }
        catch (XmlException e)
        {
            throw new FleetException(FleetErrorKind.Settings, $"{file}({e.LineNumber},{e.LinePosition}): the project file cannot be read: {e.Message}", e);
        }

        if (document.Root is null) return;
        var outer = _file;
        SetFile(file);
        foreach (var element in document.Root.Elements()) ReadElement(element, depth);
        SetFile(outer);
    }

    private void ReadElement(XElement element, int depth)
    {
        if (!Holds(element)) return;
        switch (element.Name.LocalName)
        {
            case "PropertyGroup":
                ReadProperties(element);
                break;
            case "ItemGroup":
                ReadItems(element);
                break;
            case "Import" when depth < DeepestImport:
                ReadImport(element, depth);
                break;
            case "ImportGroup":
                foreach (var inner in element.Elements()) ReadElement(inner, depth);
                break;
            case "Choose":
                ReadChoice(element, depth);
                break;
        }
    }

    private void ReadChoice(XElement choose, int depth)
    {
        foreach (var branch in choose.Elements())
        {
            // Behind a condition that is not plain, nobody knows whose turn it is.
            if (IsTrue(branch) is not { } isTrue) return;
            if (!isTrue) continue;
            foreach (var inner in branch.Elements()) ReadElement(inner, depth);
            return;
        }
    }

    private void ReadProperties(XElement group)
    {
        foreach (var property in group.Elements())
        {
            var name = property.Name.LocalName;
            if (_given.ContainsKey(name) || !Holds(property)) continue;
            if (Expand(property.Value) is { } value)
            {
                _properties[name] = value.Trim();
                _computed.Remove(name);
            }
            else
            {
                _computed.Add(name);
            }
        }
    }

    private void ReadItems(XElement group)
    {
        foreach (var item in group.Elements())
        {
            var kind = item.Name.LocalName;
            if (kind is not ("TenantMigration" or "Compile" or "GlobalAnalyzerConfigFiles" or "EditorConfigFiles") || !Holds(item)) continue;
            var include = Attribute(item, "Include");
            var exclude = Attribute(item, "Exclude");
            var remove = Attribute(item, "Remove");
            if (include.Length > 0 || remove.Length > 0) _items.Add(new PlainItem(kind, include, exclude, remove));
        }
    }

    private string[] Attribute(XElement item, string name)
    {
        if (item.Attribute(name)?.Value is not { } text) return [];
        if (Expand(text) is { } value && !value.Contains("@(", StringComparison.Ordinal)) return value.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (item.Name.LocalName is "TenantMigration" or "Compile") NotPlain.Add($"<{item.Name.LocalName} {name}=\"{text}\" />");
        return [];
    }

    private void ReadImport(XElement import, int depth)
    {
        if (import.Attribute("Sdk") is not null || import.Attribute("Project")?.Value is not { } text) return;
        if (Expand(text) is not { } paths)
        {
            if (!KnowsProperties) NotPlain.Add($"<Import Project=\"{text}\" />");
            return;
        }

        foreach (var path in paths.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var folder = Path.GetDirectoryName(_file)!;
            var one = Path.GetFullPath(path.Replace('\\', '/'), folder);
            if (File.Exists(one)) ReadFile(one, depth + 1);
            else if (path.Contains('*', StringComparison.Ordinal)) foreach (var target in FileGlob.Files(folder, path)) ReadFile(Path.GetFullPath(target, folder), depth + 1);
        }
    }
}
