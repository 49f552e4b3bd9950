namespace TenantMigrations.Analysis.Sql;

/// <summary>Signs that mean something in other systems, tools or drivers.</summary>
internal static class ForeignSigns
{
    public static string? Explain(SyntaxSlip slip)
    {
        var sign = slip.TextAt(0);
        if (sign.Length == 0) return null;
        if (sign[0] == '`') return $"Backticks are MySQL's. Write {Name(slip)} without them, or with double quotes where it needs any: \"{Name(slip)}\".";
        if (sign == "[") return Bracket(slip);
        if (sign[0] == '#' && !slip.IsInBody) return slip.IsFirstOnLine(0) ? "Comments begin with --." : "Names with # are T-SQL's. Write CREATE TEMP TABLE name for a table of the session.";
        if (sign[0] == '@') return "Variables with @ are T-SQL's and MySQL's. Declare them in DO $$ DECLARE name type; BEGIN … END $$, without the @.";
        if (sign == ":" && slip.IsGlued(1)) return $"This migration is sent as it is: nobody puts a value in for :{slip.TextAt(1)}. Declare a placeholder and write ${{{slip.TextAt(1)}}}.";
        if (sign == "?") return "This migration is sent as it is: nobody puts a value in for '?'. Declare a placeholder and write ${name}.";
        if (sign == "==") return "Equality is a single =.";
        if (sign == "//") return "Comments begin with --.";
        if (sign == "/" && slip.IsAloneOnLine(0)) return "A slash on a line of its own is a command of SQL*Plus. Leave it out; statements end with a semicolon.";
        if (sign == ":=" && !slip.IsInBody) return ":= is for PL/pgSQL. Write = in UPDATE … SET and SET.";
        if (sign == "-" && IsHyphen(slip)) return $"A name with a hyphen needs double quotes: \"{slip.TextAt(-1)}-{slip.TextAt(1)}\". An underscore needs none.";
        if (sign == ")" && slip.TextAt(-1) == "+") return "The join (+) is Oracle's. Write LEFT JOIN … ON ….";
        return null;
    }

    private static string? Bracket(SyntaxSlip slip)
    {
        if (slip.Token(1).Kind != SqlTokenKind.Identifier || slip.TextAt(2) != "]") return null;
        var name = slip.TextAt(1);
        return $"Names in brackets are T-SQL's. Write {name}, or \"{name}\" where it needs quotes.";
    }

    private static bool IsHyphen(SyntaxSlip slip) => slip.IsGlued(0) && slip.IsGlued(1)
        && slip.Token(-1).Kind == SqlTokenKind.Identifier && slip.Token(1).Kind == SqlTokenKind.Identifier;

    private static string Name(SyntaxSlip slip) => slip.Token(1).Kind == SqlTokenKind.Identifier ? slip.TextAt(1) : "the name";
}
