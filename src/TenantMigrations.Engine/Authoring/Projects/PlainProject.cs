using System.Xml;
using System.Xml.Linq;

namespace TenantMigrations.Engine;

/// <summary>
/// Reads a project file, and the <c>Directory.Build.props</c> above it, without MSBuild: properties and items that are written out, plain conditions, and
/// imports of files next to them. What it cannot follow it leaves out and names.
/// </summary>
internal sealed partial class PlainProject
{
    // Props that import props that import props.
    private const int DeepestImport = 8;

    private readonly Dictionary<string, string> _properties = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<PlainItem> _items = [];

    private PlainProject(string file)
    {
        var folder = Path.GetDirectoryName(file)!;
        _properties["MSBuildProjectDirectory"] = folder;
        _properties["MSBuildProjectName"] = Path.GetFileNameWithoutExtension(file);
        _properties["Configuration"] = "Debug";
        _properties["BaseOutputPath"] = "bin/";
        _properties["BaseIntermediateOutputPath"] = "obj/";
        if (Above(folder) is { } shared) ReadFile(shared, 0);
        ReadFile(file, 0);
    }

    /// <summary>What could not be followed, such as a computed item.</summary>
    public List<string> NotPlain { get; } = [];

    public static PlainProject Read(string file) => new(file);

    public string Property(string name, string otherwise) => _properties.TryGetValue(name, out var value) && value.Length > 0 ? value : otherwise;

    /// <summary>The items of a kind, in the order of writing: files added and files taken away.</summary>
    public IEnumerable<PlainItem> Items(string kind) => _items.Where(item => item.Kind == kind);

    private static string? Above(string folder)
    {
        for (var current = new DirectoryInfo(folder); current is not null; current = current.Parent)
        {
            var file = Path.Combine(current.FullName, "Directory.Build.props");
            if (File.Exists(file)) return file;
        }

        return null;
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
        var outer = _properties.GetValueOrDefault("MSBuildThisFileDirectory");
        _properties["MSBuildThisFileDirectory"] = Path.GetDirectoryName(file)! + "/";
        foreach (var element in document.Root.Elements())
        {
            if (!Holds(element)) continue;
            switch (element.Name.LocalName)
            {
                case "PropertyGroup": ReadProperties(element); break;
                case "ItemGroup": ReadItems(element); break;
                case "Import" when depth < DeepestImport: ReadImport(element, file, depth); break;
            }
        }

        if (outer is not null) _properties["MSBuildThisFileDirectory"] = outer;
    }

    private void ReadProperties(XElement group)
    {
        foreach (var property in group.Elements())
            if (Holds(property) && Expand(property.Value) is { } value) _properties[property.Name.LocalName] = value.Trim();
    }

    private void ReadItems(XElement group)
    {
        foreach (var item in group.Elements())
        {
            var kind = item.Name.LocalName;
            if (kind is not ("TenantMigration" or "Compile") || !Holds(item)) continue;
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
        NotPlain.Add($"<{item.Name.LocalName} {name}=\"{text}\" />");
        return [];
    }

    private void ReadImport(XElement import, string file, int depth)
    {
        if (import.Attribute("Sdk") is not null || import.Attribute("Project")?.Value is not { } text || Expand(text) is not { } path) return;
        var target = Path.GetFullPath(path.Replace('\\', '/'), Path.GetDirectoryName(file)!);
        if (File.Exists(target)) ReadFile(target, depth + 1);
    }
}
