namespace TenantMigrations.Analysis.Sql;

/// <summary>Something that begins on a line of its own where a comma may stand.</summary>
internal static class MissingComma
{
    public static string? Explain(SyntaxSlip slip) => slip.Expects(",") && slip.IsFirstOnLine(0) && slip.Token(0).Kind is SqlTokenKind.Identifier
        or SqlTokenKind.QuotedIdentifier or SqlTokenKind.String or SqlTokenKind.Number or SqlTokenKind.LeftParenthesis
            ? "A comma is missing at the end of the line before." : null;
}
