namespace TenantMigrations.Analysis.Sql;

/// <summary>A name, a word or a parenthesis that is left out, or stands in the wrong place.</summary>
internal static class MissingWord
{
    public static string? Explain(SyntaxSlip slip) => ConstraintName(slip) ?? IndexName(slip) ?? As(slip) ?? Existence(slip) ?? IndexExpression(slip) ?? Default(slip);

    private static string? ConstraintName(SyntaxSlip slip) =>
        slip.Word(-1) == "constraint" && slip.Expects("a name") && slip.Word(0) is "unique" or "primary" or "foreign" or "check"
            ? $"CONSTRAINT is followed by the constraint's name: CONSTRAINT name {slip.TextAt(0)} …. Or leave CONSTRAINT out; PostgreSQL chooses a name then." : null;

    private static string? IndexName(SyntaxSlip slip)
    {
        if (slip.Word(0) == "on" && slip.Word(-1) == "exists" && slip.Word(-2) == "not") return "With IF NOT EXISTS an index needs a name: write it before ON.";
        return slip.Word(0) == "unique" && slip.Word(-1) is "concurrently" or "index" ? "UNIQUE stands before INDEX: CREATE UNIQUE INDEX …." : null;
    }

    private static string? As(SyntaxSlip slip) =>
        slip.Word(0) is "select" or "values" or "insert" or "update" or "delete" && slip.TextAt(-1) == "(" && slip.Word(-3) is "with" or "recursive" && slip.Expects("a name")
            ? $"AS is missing: {slip.TextAt(-2)} AS ({slip.TextAt(0)} …)." : null;

    // Where a statement has no IF EXISTS, the word IF is read as a name.
    private static string? Existence(SyntaxSlip slip)
    {
        if (slip.IsInBody) return null;
        if (slip.Word(0) == "exists" && slip.Word(-1) == "if" && slip.Word(-3) == "create") return "What is created has IF NOT EXISTS, with NOT.";
        if (slip.Word(0) == "if" && slip.Word(-2) is "table" or "view" or "index" or "sequence" or "schema" or "type" or "function" or "extension")
        {
            if (slip.Word(1) == "exists") return "IF EXISTS stands before the name.";
            if (slip.Word(1) == "not" && slip.Word(2) == "exists" && slip.Word(-2) is not ("view" or "type" or "function")) return "IF NOT EXISTS stands before the name.";
        }

        if (slip.Word(0) != "not" || slip.Word(-1) != "if" || slip.Word(1) != "exists") return null;
        return slip.Word(-2) is "view" or "function" or "procedure" && slip.Word(-3) == "create"
            ? $"Write CREATE OR REPLACE {slip.TextAt(-2).ToUpperInvariant()}, without IF NOT EXISTS."
            : "This has no IF NOT EXISTS. Leave it out: the runner applies a migration once.";
    }

    private static string? IndexExpression(SyntaxSlip slip) =>
        slip.Expects("ASC") && slip.Token(0).Kind is SqlTokenKind.Operator or SqlTokenKind.TypeCast ? "An expression in an index needs parentheses of its own, as in ((a || b))." : null;

    // What follows a column's DEFAULT is read up to the first of these words only.
    private static string? Default(SyntaxSlip slip)
    {
        if (slip.Word(0) is not ("at" or "and" or "or" or "in" or "like" or "ilike" or "between") || !slip.Expects("CONSTRAINT")) return null;
        for (var distance = -1; distance >= -16 && slip.TextAt(distance) is not ("" or ","); distance--)
        {
            if (slip.Word(distance) == "default") return $"A default with {slip.TextAt(0)} needs parentheses: DEFAULT (… {slip.TextAt(0)} …).";
        }

        return null;
    }
}
