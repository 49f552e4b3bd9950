using Microsoft.CodeAnalysis;
using TenantMigrations.Analysis;

namespace TenantMigrations.Generator.Classes;

/// <summary>The attributes of a class that can be given more than once, argument by argument, in the order that findings count in.</summary>
internal static class ClassAttributes
{
    /// <summary>The dependencies; <c>Argument</c> is the index within its attribute.</summary>
    public static IEnumerable<(ClassDependency Dependency, AttributeData Attribute, int Argument)> Dependencies(INamedTypeSymbol type)
    {
        foreach (var attribute in type.GetAttributes())
        {
            if (!MigrationTypes.Is(attribute.AttributeClass, "DependsOnAttribute")) continue;

            if (attribute.AttributeClass!.TypeArguments is [var needed])
            {
                var migration = MigrationTypes.MigrationOf(needed);
                var id = migration is null ? null : new MigrationArguments(migration).Id;
                yield return (new ClassDependency(id, MigrationTypes.NameOf(needed)), attribute, 0);
                continue;
            }

            if (attribute.ConstructorArguments is not [{ Kind: TypedConstantKind.Array, IsNull: false } list]) continue;
            for (var i = 0; i < list.Values.Length; i++)
                yield return (new ClassDependency(list.Values[i].Value as string ?? ""), attribute, i);
        }
    }

    /// <summary>The placeholders.</summary>
    public static IEnumerable<(PlaceholderDefinition Definition, AttributeData Attribute)> Placeholders(INamedTypeSymbol type)
    {
        foreach (var attribute in type.GetAttributes())
        {
            if (!MigrationTypes.Is(attribute.AttributeClass, nameof(PlaceholderAttribute))) continue;
            if (attribute.ConstructorArguments is not [{ Value: string name }, { Value: int kind }]) continue;

            var fallback = default(string);
            foreach (var argument in attribute.NamedArguments)
                if (argument.Key == nameof(PlaceholderAttribute.Default)) fallback = argument.Value.Value as string;
            yield return (new PlaceholderDefinition(name, (PlaceholderKind)kind, fallback), attribute);
        }
    }
}
