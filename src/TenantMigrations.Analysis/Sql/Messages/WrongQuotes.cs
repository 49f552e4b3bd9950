namespace TenantMigrations.Analysis.Sql;

/// <summary>A name in the quotes of a text, and the other way round.</summary>
internal static class WrongQuotes
{
    public static string? Explain(SyntaxSlip slip)
    {
        var token = slip.TextAt(0);
        if (slip.Token(0).Kind == SqlTokenKind.String && slip.Error.Expected.Any(static what => what is "a name" or "a table"))
            return $"Single quotes are for text. A name stands without quotes or in double ones: \"{token.Trim('\'')}\".";
        if (slip.Token(0).Kind == SqlTokenKind.QuotedIdentifier && slip.Expects("a string"))
            return $"Double quotes are for names. Write text in single ones: '{token.Trim('"')}'.";
        if (slip.Token(0).Kind == SqlTokenKind.Identifier && slip.Expects("a string") && slip.Error.Expected.Count <= 2)
            return $"Write it in single quotes: '{token}'.";
        return null;
    }
}
