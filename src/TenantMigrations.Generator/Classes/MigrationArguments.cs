using Microsoft.CodeAnalysis;

namespace TenantMigrations.Generator.Classes;

/// <summary>The arguments of a <c>[Migration]</c>.</summary>
internal readonly struct MigrationArguments(AttributeData attribute)
{
    /// <summary>The id; null where it is no constant text.</summary>
    public string? Id => attribute.ConstructorArguments is [{ Kind: TypedConstantKind.Primitive, Value: string id }] ? id : null;

    /// <summary>The scope; null where it is not given, or no member of the enum.</summary>
    public MigrationScope? Scope =>
        Named(nameof(MigrationAttribute.Scope)) is int value && Enum.IsDefined(typeof(MigrationScope), value) ? (MigrationScope)value : null;

    public string? Text(string name) => Named(name) as string;

    public bool Flag(string name, bool otherwise) => Named(name) as bool? ?? otherwise;

    public int Number(string name, int otherwise) => Named(name) as int? ?? otherwise;

    private object? Named(string name)
    {
        foreach (var argument in attribute.NamedArguments)
            if (argument.Key == name && argument.Value.Kind is TypedConstantKind.Primitive or TypedConstantKind.Enum) return argument.Value.Value;
        return null;
    }
}
