namespace TenantMigrations.Analysis.Sql;

/// <summary>Says of a syntax error what was found, what may stand there, and what to write instead.</summary>
internal static class SyntaxMessage
{
    public static string Of(string text, SqlSpan statement, SyntaxError error, SqlDialect dialect)
    {
        var slip = new SyntaxSlip(text, statement, error, dialect);
        if (error.NeedsVersion is { } version) return NeedsVersion(slip, version);
        if (error.Reason is { } reason) return reason;
        foreach (var habit in Habits.All)
        {
            if (habit(slip) is { } explanation) return $"{Found(slip)}. {explanation}";
        }

        return Expected.Text(error.Expected) is { } expected ? $"{Found(slip)}. What may stand here: {expected}." : Found(slip) + ".";
    }

    private static string NeedsVersion(SyntaxSlip slip, int version) =>
        $"PostgreSQL {slip.Dialect.Version} stops at {Quoted(slip)}; this form needs PostgreSQL {version}. Write it as version {slip.Dialect.Version} has it, or set <TenantMigrationsPostgresVersion>{version}</TenantMigrationsPostgresVersion> where no older server is left.";

    private static string Found(SyntaxSlip slip)
    {
        if (!slip.IsAtEnd) return $"{Quoted(slip)} cannot stand here";
        return slip.IsInBody && slip.Token(0).Kind == SqlTokenKind.None ? "The body ends too early" : "The statement ends too early";
    }

    private static string Quoted(SyntaxSlip slip)
    {
        if (slip.IsAtEnd) return "the end of the statement";
        var found = OddCharacters.Visible(slip.TextAt(0));
        var line = found.IndexOfAny(['\r', '\n']);
        if (line >= 0) found = found.Substring(0, line) + "…";
        if (found.Length > 40) found = found.Substring(0, 39) + "…";
        return found[0] is '\'' or '"' ? found : $"'{found}'";
    }
}
