using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TenantMigrations.Generator.Classes;

/// <summary>Where the text of a constant begins in its source, for errors of the server.</summary>
internal static class ConstantOrigin
{
    public static SourceOrigin Of(ISymbol? member, CancellationToken cancellationToken)
    {
        var value = ConstantSyntax.ValueOf(member, cancellationToken);
        if (value is null) return new SourceOrigin(0, 0, 0, IsExact: false);

        var start = value.SyntaxTree.GetLineSpan(value.Span, cancellationToken).StartLinePosition;
        if (value is not LiteralExpressionSyntax { Token: var token }) return new SourceOrigin(start.Line, start.Character, 0, IsExact: false);

        var literal = new StringLiteral(token);
        return token.Kind() switch
        {
            SyntaxKind.MultiLineRawStringLiteralToken => new SourceOrigin(start.Line + 1, literal.Indent, literal.Indent, IsExact: true),
            SyntaxKind.StringLiteralToken or SyntaxKind.SingleLineRawStringLiteralToken =>
                new SourceOrigin(start.Line, start.Character + literal.OpeningLength, 0, IsExact: !literal.HasEscapes),
            _ => new SourceOrigin(start.Line, start.Character, 0, IsExact: false),
        };
    }
}
