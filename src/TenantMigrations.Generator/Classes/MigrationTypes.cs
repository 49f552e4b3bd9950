using Microsoft.CodeAnalysis;

namespace TenantMigrations.Generator.Classes;

/// <summary>The types of the product that user code names, as the compiler knows them.</summary>
internal static class MigrationTypes
{
    public const string Namespace = "TenantMigrations";
    public const string MigrationAttribute = Namespace + ".MigrationAttribute";
    public const string Registry = Namespace + ".MigrationRegistry";
    public const string Runner = Namespace + ".Runner.MigrationRunner";

    /// <summary>Whether a type is the named one of the product.</summary>
    public static bool Is(INamedTypeSymbol? type, string name) =>
        type is not null && type.Name == name && type.ContainingType is null
        && type.ContainingNamespace is { Name: Namespace, ContainingNamespace.IsGlobalNamespace: true };

    /// <summary>A class and its bases below the product's own.</summary>
    public static IEnumerable<INamedTypeSymbol> OwnChain(INamedTypeSymbol type)
    {
        for (var current = type; current is not null && KindOf(current) is null; current = current.BaseType) yield return current;
    }

    /// <summary>What deriving from this very class makes a migration; null for any other class.</summary>
    public static MigrationKind? KindOf(INamedTypeSymbol type) =>
        Is(type, "SqlMigration") ? MigrationKind.SqlClass : Is(type, "CodeMigration") ? MigrationKind.Code : null;

    /// <summary>What a class is by its bases; null where it is no migration.</summary>
    public static MigrationKind? KindByBase(INamedTypeSymbol type)
    {
        for (var current = type.BaseType; current is not null; current = current.BaseType)
            if (KindOf(current) is { } kind) return kind;
        return null;
    }

    /// <summary>The name as C# writes it, without <c>global::</c>.</summary>
    public static string NameOf(ITypeSymbol type) =>
        type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted));

    /// <summary>The <c>[Migration]</c> of a class.</summary>
    public static AttributeData? MigrationOf(ITypeSymbol type)
    {
        foreach (var attribute in type.GetAttributes())
            if (Is(attribute.AttributeClass, nameof(TenantMigrations.MigrationAttribute))) return attribute;
        return null;
    }
}
