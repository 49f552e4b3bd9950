using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace TenantMigrations.Generator.Classes;

/// <summary>Finds a stretch of a migration text inside the constant that it comes from.</summary>
internal static class ConstantPlaces
{
    public static TextSpan Find(ExpressionSyntax expression, SemanticModel model, int start, int length, CancellationToken cancellationToken)
    {
        var characters = new List<PlacedCharacter>();
        Append(expression, model, characters, cancellationToken);
        Normalize(characters);
        if (characters.Count == 0) return expression.Span;

        // Behind the last character: what is missing there is shown at the end.
        var first = Math.Min(start, characters.Count - 1);
        var last = Math.Min(start + Math.Max(length, 1), characters.Count) - 1;
        return TextSpan.FromBounds(characters[first].Start, Math.Max(characters[Math.Max(first, last)].End, characters[first].End));
    }

    private static void Append(ExpressionSyntax expression, SemanticModel model, List<PlacedCharacter> characters, CancellationToken cancellationToken)
    {
        switch (ConstantSyntax.Bare(expression))
        {
            case LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression, Token: var token }:
                new StringLiteral(token).AppendTo(characters);
                break;
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum:
                Append(sum.Left, model, characters, cancellationToken);
                Append(sum.Right, model, characters, cancellationToken);
                break;
            case var other:
                // A reference to another constant and the like: the expression is the best known place.
                var value = model.GetConstantValue(other, cancellationToken).Value?.ToString() ?? "";
                foreach (var character in value) characters.Add(new PlacedCharacter(character, other.SpanStart, other.Span.End));
                break;
        }
    }

    /// <summary>Does to places what <see cref="MigrationText.Normalize"/> does to text.</summary>
    private static void Normalize(List<PlacedCharacter> characters)
    {
        var kept = 0;
        for (var i = 0; i < characters.Count; i++)
        {
            var isMark = kept == 0 && characters[i].Value == '\uFEFF';
            var isHalfLineEnd = characters[i].Value == '\r' && i + 1 < characters.Count && characters[i + 1].Value == '\n';
            if (!isMark && !isHalfLineEnd) characters[kept++] = characters[i];
        }

        characters.RemoveRange(kept, characters.Count - kept);
    }
}
