using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TenantMigrations.Generator.Reporting;

/// <summary>Finds arguments of attributes.</summary>
internal static class AttributePlaces
{
    /// <summary>The argument <c>name = …</c>; where it is missing, the attribute.</summary>
    public static Location? Named(AttributeSyntax? attribute, string name)
    {
        if (attribute?.ArgumentList is not { } list) return attribute?.GetLocation();
        foreach (var argument in list.Arguments)
            if (argument.NameEquals?.Name.Identifier.ValueText == name) return argument.GetLocation();
        return attribute.GetLocation();
    }

    /// <summary>A value among those that the constructor takes: an argument, an element of its only array, or a type argument.</summary>
    public static Location? Positional(AttributeSyntax? attribute, int index)
    {
        if (attribute is null) return null;
        if (attribute.Name.DescendantNodesAndSelf().OfType<GenericNameSyntax>().FirstOrDefault() is { } generic)
            return generic.TypeArgumentList.Arguments[0].GetLocation();

        SyntaxNode[] values = attribute.ArgumentList?.Arguments.Where(static argument => argument.NameEquals is null)
            .Select(static SyntaxNode (argument) => argument.Expression).ToArray() ?? [];
        if (values is [ExpressionSyntax only] && Elements(only) is { } elements) values = elements;
        return index < values.Length ? values[index].GetLocation() : attribute.GetLocation();
    }

    private static SyntaxNode[]? Elements(ExpressionSyntax value) => value switch
    {
        ArrayCreationExpressionSyntax { Initializer: { } items } => [.. items.Expressions],
        ImplicitArrayCreationExpressionSyntax { Initializer: var items } => [.. items.Expressions],
        CollectionExpressionSyntax list => [.. list.Elements],
        _ => null,
    };
}
