using Microsoft.CodeAnalysis;
using TenantMigrations.Analysis;

namespace TenantMigrations.Generator.Classes;

/// <summary>What keeps generated code from using a class (TM1012).</summary>
internal static class ClassUsability
{
    public static ClassDefects DefectsOf(INamedTypeSymbol type, MigrationKind? kind)
    {
        var defects = ClassDefects.None;
        if (type.IsAbstract || type.IsStatic) defects |= ClassDefects.Abstract;
        for (var current = type; current is not null; current = current.ContainingType)
        {
            if (current.TypeParameters.Length > 0) defects |= ClassDefects.Generic;
            if (!IsVisible(current) || current.IsFileLocal) defects |= ClassDefects.NotAccessible;
        }

        // A class with SQL is never instantiated.
        if (kind == MigrationKind.Code && !HasUsableConstructor(type)) defects |= ClassDefects.NoParameterlessConstructor;
        return defects;
    }

    /// <summary>Whether other code of the assembly may name a symbol, its container given.</summary>
    public static bool IsVisible(ISymbol symbol) =>
        symbol.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal;

    private static bool HasUsableConstructor(INamedTypeSymbol type)
    {
        foreach (var constructor in type.InstanceConstructors)
            if (constructor.Parameters.IsEmpty && IsVisible(constructor)) return !HasRequiredMembers(type) || SetsRequiredMembers(constructor);

        // The constructor that C# gives an abstract class is protected; that the class is abstract says enough.
        return type.IsAbstract;
    }

    private static bool HasRequiredMembers(INamedTypeSymbol type) =>
        MigrationTypes.OwnChain(type).Any(static current => current.GetMembers().Any(static member =>
            member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true }));

    private static bool SetsRequiredMembers(IMethodSymbol constructor) =>
        constructor.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == "SetsRequiredMembersAttribute");
}
