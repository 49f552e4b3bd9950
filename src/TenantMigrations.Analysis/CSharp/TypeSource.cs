namespace TenantMigrations.Analysis.CSharp;

/// <summary>A declaration of a class, as far as migrations ask.</summary>
internal sealed class TypeSource
{
    public required SourceFile File { get; init; }

    /// <summary>The type around it; null at the top.</summary>
    public required TypeSource? Outer { get; init; }

    public required string Namespace { get; init; }

    public required string Name { get; init; }

    /// <summary>Where its name stands.</summary>
    public required StatementSpan NamePlace { get; init; }

    public required IReadOnlyList<string> Modifiers { get; init; }

    public required IReadOnlyList<AttributeSource> Attributes { get; init; }

    public bool IsGeneric { get; set; }

    /// <summary>What stands behind the colon, without type arguments.</summary>
    public List<string> Bases { get; } = [];

    /// <summary>Its members by name; of several the first.</summary>
    public Dictionary<string, MemberSource> Members { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether it says itself how it is constructed, and whether one of the ways takes nothing and can be seen.</summary>
    public bool HasConstructor { get; set; }

    public bool HasUsableConstructor { get; set; }

    public string FullName => Outer is not null ? Outer.FullName + "." + Name : Namespace.Length == 0 ? Name : Namespace + "." + Name;

    /// <summary>Adds a member; of several of one name the first stays.</summary>
    public void Add(string name, MemberSource member)
    {
        if (!Members.TryGetValue(name, out _)) Members[name] = member;
    }
}
