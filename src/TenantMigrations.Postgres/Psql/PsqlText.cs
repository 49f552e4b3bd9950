using System.Globalization;
using System.Text;
using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Postgres.Psql;

/// <summary>SQL and values written into a file that psql reads, so that psql passes them on as they are.</summary>
internal static class PsqlText
{
    /// <summary>
    /// A statement with its end. psql puts a variable's value in the place of <c>:name</c> outside of quotes; a blank behind a lone colon, which changes
    /// nothing for the server, keeps it from that.
    /// </summary>
    public static string Statement(string sql)
    {
        var text = new StringBuilder(sql.Length + 2);
        var endsInComment = false;
        foreach (var token in new SqlLexer(sql))
        {
            text.Append(sql, token.Start, token.Length);
            if (token.Kind == SqlTokenKind.Colon) text.Append(' ');
            endsInComment = token.Kind == SqlTokenKind.LineComment || (endsInComment && token.Kind == SqlTokenKind.WhiteSpace && !sql.AsSpan(token.Start, token.Length).Contains('\n'));
        }

        return text.Append(endsInComment ? "\n;" : ";").ToString();
    }

    /// <summary>A statement with values in the places of its parameters.</summary>
    public static string Bind(string sql, params string[] values)
    {
        var text = new StringBuilder(sql.Length + 64);
        foreach (var token in new SqlLexer(sql))
        {
            var piece = sql.AsSpan(token.Start, token.Length);
            if (token.Kind == SqlTokenKind.Parameter) text.Append(values[int.Parse(piece[1..], CultureInfo.InvariantCulture) - 1]);
            else text.Append(piece);
        }

        return text.ToString();
    }

    public static string Text(string? value) => value is null ? "NULL::text" : Escaped(value) + "::text";

    public static string Texts(IEnumerable<string?>? values) =>
        values is null ? "NULL::text[]" : $"ARRAY[{string.Join(", ", values.Select(value => value is null ? "NULL" : Escaped(value)))}]::text[]";

    public static string Number(long value) => value < 0 ? string.Create(CultureInfo.InvariantCulture, $"({value})::bigint") : string.Create(CultureInfo.InvariantCulture, $"{value}::bigint");

    /// <summary>A value for <c>\connect</c>, to psql's rules for its own commands: it takes away single quotes first, and then double ones.</summary>
    public static string Argument(string text) =>
        "'" + SqlText.Identifier(text).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal) + "'";

    /// <summary>A body in dollar quotes with a tag that it does not hold.</summary>
    public static string DollarQuoted(string body)
    {
        var tag = "$tm$";
        for (var n = 1; body.Contains(tag, StringComparison.Ordinal); n++) tag = string.Create(CultureInfo.InvariantCulture, $"$tm{n}$");
        return tag + body + tag;
    }

    /// <summary>What may stand in a comment: one line, whatever a tenant is called.</summary>
    public static string Comment(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (category is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator) line.Append('?');
            else line.Append(rune);
        }

        return line.ToString();
    }

    // Whatever standard_conforming_strings says.
    private static string Escaped(string value) =>
        value.Contains('\\', StringComparison.Ordinal) ? "E" + SqlText.Literal(value.Replace("\\", "\\\\", StringComparison.Ordinal)) : SqlText.Literal(value);
}
