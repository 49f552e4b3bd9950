namespace TenantMigrations.Postgres.Psql;

/// <summary>The lines of a script for psql.</summary>
internal sealed class PsqlOutput(TextWriter output)
{
    public void Line(string line = "") => output.Write(line + "\n");

    public void Comment(string text) => Line("-- " + PsqlText.Comment(text));

    /// <summary>A statement of a migration, as it was written.</summary>
    public void Statement(string sql) => Line(PsqlText.Statement(sql));

    /// <summary>A statement of the script's own.</summary>
    public void Own(string sql, params string[] values) => Line(PsqlText.Bind(sql, values) + ";");

    /// <summary>A query of the script's own that gives one row, which nobody needs to read.</summary>
    public void Ask(string sql, params string[] values) => Line(PsqlText.Bind(sql, values) + " \\gset tm_");

    /// <summary>Ends the script where a query finds something.</summary>
    /// <param name="query">A query that gives no row or null where all is well, and else what is wrong.</param>
    /// <param name="message">The message; <c>%s</c> stands for what the query gave.</param>
    /// <param name="code">The error's code.</param>
    public void RefuseWhere(string query, string message, string code) => Line(
        "DO " + PsqlText.DollarQuoted($"""

            DECLARE
                v_found text := ({query});
            BEGIN
                IF v_found IS NOT NULL THEN
                    RAISE EXCEPTION USING ERRCODE = '{code}', MESSAGE = pg_catalog.format({PsqlText.Text(message)}, v_found);
                END IF;
            END
            """ + "\n") + ";");

    public void If(string variable) => Line($"\\if :tm_{variable}");

    public void Else() => Line("\\else");

    public void EndIf() => Line("\\endif");
}
