namespace TenantMigrations.Postgres;

/// <summary>Quotes names and texts for SQL, so that whatever they hold stays a name or a text.</summary>
internal static class SqlText
{
    public static string Identifier(string name) => "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    /// <summary>A literal; a backslash is plain, as <c>standard_conforming_strings</c> is on in every session of ours.</summary>
    public static string Literal(string text) => "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'";

    /// <summary>A value for <c>search_path</c>.</summary>
    public static string SearchPath(IEnumerable<string> schemas) => string.Join(", ", schemas.Select(Identifier));
}
