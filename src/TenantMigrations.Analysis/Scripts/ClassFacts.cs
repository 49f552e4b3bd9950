namespace TenantMigrations.Analysis;

/// <summary>What the compiler knows about a C# class that bears <c>[Migration]</c>: the input of <see cref="ScriptReader.ReadClass"/>.</summary>
public sealed record ClassFacts
{
    /// <summary>The file that declares it (the part that bears the attribute).</summary>
    public required string Path { get; init; }

    /// <summary>The same, relative to the project's folder, with forward slashes.</summary>
    public required string ProjectPath { get; init; }

    /// <summary>The class, fully qualified, as C# writes it without <c>global::</c>.</summary>
    public required string TypeName { get; init; }

    /// <summary>The base class: <see cref="MigrationKind.SqlClass"/>, <see cref="MigrationKind.Code"/>, or null where it is neither.</summary>
    public required MigrationKind? Kind { get; init; }

    /// <summary>What makes the class unusable.</summary>
    public ClassDefects Defects { get; init; }

    /// <summary>The attribute's id; null where it is no constant text.</summary>
    public required string? Id { get; init; }

    /// <summary>The attribute's scope; null where it is not given.</summary>
    public MigrationScope? Scope { get; init; }

    /// <summary>The attribute's name, or null.</summary>
    public string? Name { get; init; }

    /// <summary>The attribute's description, or null.</summary>
    public string? Description { get; init; }

    /// <summary>The attribute's reason why it cannot be undone, or null.</summary>
    public string? Irreversible { get; init; }

    /// <summary>The attribute's flag.</summary>
    public bool Repeatable { get; init; }

    /// <summary>The attribute's flag.</summary>
    public bool Transaction { get; init; } = true;

    /// <summary>The attribute's flag.</summary>
    public bool AppliesToExistingOnly { get; init; }

    /// <summary>The attribute's number.</summary>
    public int Revision { get; init; } = 1;

    /// <summary>The dependencies of all <c>[DependsOn]</c>, argument by argument: <see cref="SourceAnchor.Dependency"/> counts in them.</summary>
    public EquatableArray<ClassDependency> Dependencies { get; init; }

    /// <summary>The <c>[Placeholder]</c> attributes: <see cref="SourceAnchor.Placeholder"/> counts in them.</summary>
    public EquatableArray<PlaceholderDefinition> Placeholders { get; init; }

    /// <summary>The member <c>Up</c> of a class with SQL; null where there is none.</summary>
    public ClassConstant? Up { get; init; }

    /// <summary>The member <c>Down</c> of a class with SQL; null where there is none.</summary>
    public ClassConstant? Down { get; init; }

    /// <summary>The member <c>Verify</c> of a class with SQL; null where there is none.</summary>
    public ClassConstant? Verify { get; init; }

    /// <summary>Whether a class with code overrides <c>DownAsync</c>.</summary>
    public bool OverridesDown { get; init; }
}
