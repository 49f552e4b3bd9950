namespace TenantMigrations.Analysis.Sql;

/// <summary>A comma with nothing behind it.</summary>
internal static class TrailingComma
{
    public static string? Explain(SyntaxSlip slip)
    {
        if (slip.TextAt(-1) != ",") return null;
        if (slip.TextAt(0) == ",") return "There are two commas: delete one of them.";
        if (slip.TextAt(0) == ")" || slip.IsAtEnd) return "Nothing follows the comma before it: delete that comma.";
        return EndsList(slip) ? $"Nothing follows the comma before {slip.TextAt(0)}: delete that comma." : null;
    }

    // Words that begin the next clause, and not those that were meant for a name.
    private static bool EndsList(SyntaxSlip slip) => slip.Word(0) switch
    {
        "from" or "where" or "having" or "union" or "except" or "intersect" or "returning" or "into" => slip.Word(1) is not ("," or ")"),
        "group" or "order" => slip.Word(1) == "by",
        "select" or "insert" or "update" or "delete" => slip.TextAt(-2) == ")" && slip.Expects("a name") && !slip.Expects("an expression"),
        "limit" or "offset" => slip.Token(1).Kind == SqlTokenKind.Number,
        "on" => slip.Word(1) == "conflict",
        _ => false,
    };
}
