using Microsoft.CodeAnalysis;

namespace TenantMigrations.Generator.Classes;

/// <summary>The members that make a migration class.</summary>
internal static class ClassMember
{
    /// <summary>The member of that name, of the class or of a base of the user's own; null where there is none.</summary>
    public static ISymbol? Find(INamedTypeSymbol type, string name)
    {
        foreach (var current in MigrationTypes.OwnChain(type))
            if (current.GetMembers(name) is [var member, ..]) return member;
        return null;
    }

    /// <summary>The member's text; null where it is no constant text or generated code cannot name it.</summary>
    public static string? ConstantOf(ISymbol member) =>
        member is IFieldSymbol { IsConst: true, ConstantValue: string value } && ClassUsability.IsVisible(member) ? value : null;

    /// <summary>Whether a class with code, or a base of the user's own, says how it is undone.</summary>
    public static bool OverridesDown(INamedTypeSymbol type)
    {
        foreach (var current in MigrationTypes.OwnChain(type))
            foreach (var member in current.GetMembers(nameof(CodeMigration.DownAsync)))
                if (member is IMethodSymbol { IsOverride: true, IsAbstract: false }) return true;
        return false;
    }
}
