using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TenantMigrations.Generator.Classes;

/// <summary>The expression that a constant is declared with.</summary>
internal static class ConstantSyntax
{
    /// <summary>The expression; null where the member is no field or comes from another assembly.</summary>
    public static ExpressionSyntax? ValueOf(ISymbol? member, CancellationToken cancellationToken) =>
        member is IFieldSymbol { DeclaringSyntaxReferences: [var reference, ..] }
        && reference.GetSyntax(cancellationToken) is VariableDeclaratorSyntax { Initializer.Value: var value }
            ? Bare(value)
            : null;

    /// <summary>An expression without the parentheses around it.</summary>
    public static ExpressionSyntax Bare(ExpressionSyntax expression)
    {
        while (expression is ParenthesizedExpressionSyntax inner) expression = inner.Expression;
        return expression;
    }
}
