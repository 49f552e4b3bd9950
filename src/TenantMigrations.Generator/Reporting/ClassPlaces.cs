using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TenantMigrations.Analysis;
using TenantMigrations.Generator.Classes;

namespace TenantMigrations.Generator.Reporting;

/// <summary>Looks up where a part of a class stands now. The place is one in the source, not in a file: so <c>#pragma</c> and editors know it.</summary>
internal static class ClassPlaces
{
    public static Location Find(Compilation compilation, SourcePlace place, CancellationToken cancellationToken)
    {
        if (FindClass(compilation, place, cancellationToken) is not var (type, declaration)) return Location.None;

        var found = place.Anchor switch
        {
            SourceAnchor.MigrationAttribute => Migration(type, cancellationToken)?.GetLocation(),
            SourceAnchor.Id => AttributePlaces.Positional(Migration(type, cancellationToken), 0),
            SourceAnchor.Scope => AttributePlaces.Named(Migration(type, cancellationToken), nameof(MigrationAttribute.Scope)),
            SourceAnchor.Irreversible => AttributePlaces.Named(Migration(type, cancellationToken), nameof(MigrationAttribute.Irreversible)),
            SourceAnchor.Dependency => Dependency(type, place.Index, cancellationToken),
            SourceAnchor.Placeholder => Syntax(ClassAttributes.Placeholders(type).ElementAtOrDefault(place.Index).Attribute, cancellationToken)?.GetLocation(),
            SourceAnchor.UpMember => Member(type, "Up"),
            SourceAnchor.DownMember => Member(type, "Down"),
            SourceAnchor.VerifyMember => Member(type, "Verify"),
            SourceAnchor.VerifyText => InText(compilation, type, "Verify", place.Range, cancellationToken),
            SourceAnchor.UpText => InText(compilation, type, "Up", place.Range, cancellationToken),
            SourceAnchor.DownText => InText(compilation, type, "Down", place.Range, cancellationToken),
            _ => null,
        };
        return found ?? declaration.Identifier.GetLocation();
    }

    private static (INamedTypeSymbol Type, TypeDeclarationSyntax Declaration)? FindClass(
        Compilation compilation, SourcePlace place, CancellationToken cancellationToken)
    {
        foreach (var tree in compilation.SyntaxTrees)
        {
            if (tree.FilePath != place.Path) continue;

            var model = compilation.GetSemanticModel(tree);
            var declarations = tree.GetRoot(cancellationToken)
                .DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax)
                .OfType<TypeDeclarationSyntax>();
            foreach (var declaration in declarations)
            {
                if (declaration.AttributeLists.Count > 0
                    && model.GetDeclaredSymbol(declaration, cancellationToken) is INamedTypeSymbol type
                    && MigrationTypes.NameOf(type) == place.TypeName)
                    return (type, declaration);
            }
        }

        return null;
    }

    private static Location? Dependency(INamedTypeSymbol type, int index, CancellationToken cancellationToken)
    {
        var (_, attribute, argument) = ClassAttributes.Dependencies(type).ElementAtOrDefault(index);
        return AttributePlaces.Positional(Syntax(attribute, cancellationToken), argument);
    }

    private static Location? InText(Compilation compilation, INamedTypeSymbol type, string name, TextRange range, CancellationToken cancellationToken)
    {
        var member = ClassMember.Find(type, name);
        if (ConstantSyntax.ValueOf(member, cancellationToken) is not { } value) return Member(type, name);

        var model = compilation.GetSemanticModel(value.SyntaxTree);
        return Location.Create(value.SyntaxTree, ConstantPlaces.Find(value, model, range.Start, range.Length, cancellationToken));
    }

    private static Location? Member(INamedTypeSymbol type, string name) =>
        ClassMember.Find(type, name)?.Locations.FirstOrDefault(static location => location.IsInSource);

    private static AttributeSyntax? Migration(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        Syntax(MigrationTypes.MigrationOf(type), cancellationToken);

    private static AttributeSyntax? Syntax(AttributeData? attribute, CancellationToken cancellationToken) =>
        attribute?.ApplicationSyntaxReference?.GetSyntax(cancellationToken) as AttributeSyntax;
}
