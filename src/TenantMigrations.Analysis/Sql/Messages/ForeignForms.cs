namespace TenantMigrations.Analysis.Sql;

/// <summary>Forms of other systems that more than one word tells.</summary>
internal static class ForeignForms
{
    public static string? Explain(SyntaxSlip slip) =>
        Go(slip) ?? Data(slip) ?? Top(slip) ?? TypeWithLength(slip) ?? AlterColumn(slip) ?? SeveralChanges(slip) ?? ElseIf(slip) ?? Minus(slip) ?? Interval(slip)
        ?? TransactionBlock(slip) ?? Variable(slip) ?? DropIndexOn(slip) ?? DefaultFor(slip) ?? WithNoCheck(slip);

    // Alone it is taken for an alias, and what follows it does not fit.
    private static string? Go(SyntaxSlip slip)
    {
        for (var distance = 0; distance >= -1; distance--)
        {
            if (slip.Word(distance) == "go" && slip.IsAloneOnLine(distance)) return "GO is a command of SQL Server's tools. End the statement before it with a semicolon and leave GO out.";
        }

        return null;
    }

    private static string? Data(SyntaxSlip slip) =>
        slip.TextAt(0).StartsWith("\\", StringComparison.Ordinal) ? "That is a command of psql, which the server does not know." : null;

    private static string? Top(SyntaxSlip slip)
    {
        for (var distance = 0; distance >= -8; distance--)
        {
            if (slip.Word(distance) != "top" || slip.Word(distance - 1) is not ("select" or "distinct")) continue;
            var count = slip.TextAt(distance + 1) == "(" ? slip.TextAt(distance + 2) : slip.TextAt(distance + 1);
            return $"TOP is T-SQL's. Write LIMIT {count} at the end of the query.";
        }

        return null;
    }

    // int(11), varchar(max), varchar2(20 char): the number is there or it is not.
    private static string? TypeWithLength(SyntaxSlip slip)
    {
        var type = slip.Word(-1);
        if (slip.TextAt(0) == "(" && type is "int" or "integer" or "bigint" or "smallint" or "real" or "boolean" or "date")
            return $"{slip.TextAt(-1)} has no length in PostgreSQL. Write {slip.TextAt(-1)} alone.";
        if (slip.Word(0) == "max" && slip.TextAt(-1) == "(") return $"{slip.TextAt(-2)}(MAX) is T-SQL's. Write text.";
        return null;
    }

    private static string? AlterColumn(SyntaxSlip slip)
    {
        if (slip.Word(-2) == "column" && slip.Word(-3) == "alter" && slip.Token(0).Kind == SqlTokenKind.Identifier)
        {
            if (slip.Word(0) == "not") return $"Write ALTER COLUMN {slip.TextAt(-1)} SET NOT NULL.";
            if (slip.Word(0) == "default") return $"Write ALTER COLUMN {slip.TextAt(-1)} SET DEFAULT value.";
            if (slip.Word(0) == "null") return $"Write ALTER COLUMN {slip.TextAt(-1)} DROP NOT NULL.";
            return $"Write ALTER COLUMN {slip.TextAt(-1)} TYPE {slip.TextAt(0)}; NOT NULL is a change of its own, ALTER COLUMN {slip.TextAt(-1)} SET NOT NULL.";
        }

        if (slip.TextAt(0) == "(" && (slip.Word(-1) == "add" || (slip.Word(-1) == "column" && slip.Word(-2) == "add")))
            return "ADD (column type) is Oracle's and MySQL's. Write ADD COLUMN column type, once for each column, with commas between them.";
        return null;
    }

    // ADD a int, b int and DROP COLUMN a, b.
    private static string? SeveralChanges(SyntaxSlip slip)
    {
        if (slip.TextAt(-1) != "," || !slip.Expects("ADD") || slip.Token(0).Kind is not (SqlTokenKind.Identifier or SqlTokenKind.QuotedIdentifier)) return null;
        return $"Each change of a table begins with its own word: ADD COLUMN {slip.TextAt(0)} …, or DROP COLUMN {slip.TextAt(0)}.";
    }

    private static string? ElseIf(SyntaxSlip slip) =>
        slip.IsInBody && slip.Expects("IF") && slip.Word(-1) == "end" ? "This END closes an IF that is open. Where ELSE IF was written, write ELSIF: ELSE IF opens an IF of its own, which needs its own END IF." : null;

    private static string? Minus(SyntaxSlip slip) =>
        slip.Word(-1) == "minus" && slip.Word(0) is "select" or "(" ? "MINUS is Oracle's. Write EXCEPT." : null;

    private static string? Interval(SyntaxSlip slip) =>
        slip.Word(-1) == "interval" && slip.Token(0).Kind == SqlTokenKind.Number ? $"Write INTERVAL '{slip.TextAt(0)} {slip.Word(1)}', in quotes." : null;

    private static string? TransactionBlock(SyntaxSlip slip) =>
        !slip.IsInBody && slip.Word(-1) == "begin" && slip.Token(0).Kind == SqlTokenKind.Identifier && slip.Token(-2).Kind == SqlTokenKind.None
            ? "BEGIN begins a transaction here, and each migration runs in one already. For a block of PL/pgSQL write DO $$ BEGIN … END $$." : null;

    private static string? Variable(SyntaxSlip slip) =>
        !slip.IsInBody && (slip.Word(-2) == "declare" || slip.Word(-1) == "declare" || slip.TextAt(0).StartsWith("@", StringComparison.Ordinal))
            ? "DECLARE makes a cursor here. Variables need PL/pgSQL: DO $$ DECLARE name type; BEGIN … END $$." : null;

    private static string? DropIndexOn(SyntaxSlip slip) =>
        slip.Word(0) == "on" && slip.Word(-2) == "index" || slip.Word(0) == "on" && slip.Word(-2) == "exists"
            ? "Indexes have names of their own in PostgreSQL: write DROP INDEX name, without the table." : null;

    private static string? DefaultFor(SyntaxSlip slip) =>
        slip.Word(0) == "default" && slip.Word(-2) == "constraint" ? "A default is no constraint in PostgreSQL. Write ALTER COLUMN column SET DEFAULT value." : null;

    private static string? WithNoCheck(SyntaxSlip slip) =>
        slip.Word(0) == "with" && slip.Word(1) is "check" or "nocheck" && slip.Word(-2) is "table" or "exists"
            ? "WITH CHECK ADD is T-SQL's. Write ADD CONSTRAINT …; with NOT VALID behind it where existing rows are not to be checked." : null;
}
