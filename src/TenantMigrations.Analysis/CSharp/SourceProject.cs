namespace TenantMigrations.Analysis.CSharp;

/// <summary>All classes of a project, by name.</summary>
internal sealed class SourceProject
{
    private readonly List<SourceFile> _files;
    private readonly Dictionary<string, List<TypeSource>> _types = new(StringComparer.Ordinal);
    private readonly List<string> _globalUsings;

    public SourceProject(List<SourceFile> files)
    {
        _files = files;
        _globalUsings = [.. files.SelectMany(static file => file.GlobalUsings)];
        foreach (var type in files.SelectMany(static file => file.Types))
        {
            if (!_types.TryGetValue(type.FullName, out var parts)) _types.Add(type.FullName, parts = []);
            parts.Add(type);
        }
    }

    public IReadOnlyList<ScannedClass> Migrations()
    {
        var found = new List<ScannedClass>();
        foreach (var type in _files.SelectMany(static file => file.Types))
        {
            var attribute = type.Attributes.FirstOrDefault(static attribute => attribute.Is("Migration"));
            if (attribute is not null && SeesProduct(type, attribute)) found.Add(new MigrationClass(this, type, attribute).Read());
        }

        return found;
    }

    /// <summary>The declarations of one class; a partial one has several.</summary>
    public IReadOnlyList<TypeSource> PartsOf(TypeSource type) => _types[type.FullName];

    /// <summary>Finds a type of the project by the name that stands in another one.</summary>
    public TypeSource? Find(string name, TypeSource from)
    {
        for (var outer = from; outer is not null; outer = outer.Outer)
            if (Lookup(outer.FullName, name) is { } nested) return nested;
        for (var space = from.Namespace; space.Length > 0; space = space.LastIndexOf('.') is > 0 and var dot ? space.Substring(0, dot) : "")
            if (Lookup(space, name) is { } near) return near;
        if (_types.TryGetValue(name, out var exact)) return exact[0];
        foreach (var space in from.File.Usings.Concat(_globalUsings))
            if (Lookup(space, name) is { } opened) return opened;
        return null;
    }

    /// <summary>A class and its bases in the project.</summary>
    public IEnumerable<TypeSource> Chain(TypeSource type)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var current = type; current is not null && seen.Add(current.FullName); current = BaseOf(current)) yield return current;
    }

    /// <summary>What deriving from the product's classes makes a migration; null where it is none.</summary>
    public MigrationKind? KindOf(TypeSource type)
    {
        foreach (var current in Chain(type))
        {
            foreach (var name in PartsOf(current).SelectMany(static part => part.Bases))
            {
                switch (name)
                {
                    case "SqlMigration" or "TenantMigrations.SqlMigration": return MigrationKind.SqlClass;
                    case "CodeMigration" or "TenantMigrations.CodeMigration": return MigrationKind.Code;
                }
            }
        }

        return null;
    }

    /// <summary>Whether a class has a base that is not the project's own, so that only a compiler knows more.</summary>
    public bool HasForeignBase(TypeSource type) =>
        Chain(type).Any(current => PartsOf(current).SelectMany(static part => part.Bases).Any(name => Find(name, current) is null && !LooksLikeInterface(name)));

    public MemberSource? FindMember(TypeSource type, string name)
    {
        foreach (var current in Chain(type))
            foreach (var part in PartsOf(current))
                if (part.Members.TryGetValue(name, out var member)) return member;
        return null;
    }

    private TypeSource? BaseOf(TypeSource type)
    {
        foreach (var name in PartsOf(type).SelectMany(static part => part.Bases))
            if (Find(name, type) is { } found) return found;
        return null;
    }

    private TypeSource? Lookup(string space, string name) => _types.TryGetValue(space + "." + name, out var found) ? found[0] : null;

    private static bool LooksLikeInterface(string name)
    {
        var last = name.Substring(name.LastIndexOf('.') + 1);
        return last.Length > 1 && last[0] == 'I' && char.IsUpper(last[1]);
    }

    /// <summary>Other products have a <c>[Migration]</c> of their own.</summary>
    private bool SeesProduct(TypeSource type, AttributeSource attribute) =>
        attribute.Name.StartsWith("TenantMigrations.", StringComparison.Ordinal)
        || KindOf(type) is not null
        || type.Namespace == "TenantMigrations" || type.Namespace.StartsWith("TenantMigrations.", StringComparison.Ordinal)
        || type.File.Usings.Concat(_globalUsings).Contains("TenantMigrations");
}
