namespace TenantMigrations.Analysis.Sql;

/// <summary>A literal that ends in the middle of a word, at a quote that was meant to be a part of it.</summary>
internal static class BrokenLiteral
{
    public static string? Explain(SyntaxSlip slip) =>
        slip.IsGlued(0) && slip.Token(0).Kind == SqlTokenKind.Identifier && slip.Token(-1).Kind is SqlTokenKind.String or SqlTokenKind.EscapeString
            ? $"The literal before ends here, and {slip.TextAt(0)} follows without a blank. Write a quote inside a literal twice, as in 'it''s'; or close the literal that began further up."
            : null;
}
