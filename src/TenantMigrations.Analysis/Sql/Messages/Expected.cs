namespace TenantMigrations.Analysis.Sql;

/// <summary>Chooses among what may stand in a place what is worth naming.</summary>
internal static class Expected
{
    private const int Most = 4;

    // What people mostly want, first. Words that are not here follow by the alphabet.
    private static readonly string[] s_byUse =
    [
        "a name", "a table", "an expression", "a type", "a variable", "a statement", "a kind of object", "a string", "a number", "(", ")", ",", ";", "=", ":=",
        "ADD", "ALTER", "DROP", "RENAME", "SELECT", "INSERT", "UPDATE", "DELETE", "VALUES", "TABLE", "INDEX", "COLUMN", "CONSTRAINT", "THEN", "LOOP", "END", "IF", "BEGIN", "FROM", "INTO", "SET", "WHERE",
        "AS", "ON", "TO", "USING", "BY", "IN", "IS", "NOT", "NULL", "DEFAULT", "PRIMARY", "UNIQUE", "REFERENCES", "CHECK", "FOREIGN", "KEY", "TYPE",
        "ORDER", "GROUP", "LIMIT", "RETURNING", "WITH", "EXISTS", "CASCADE",
    ];

    // Where any expression may stand, what it can begin with is not worth naming too; nor is what it can go on with, beside what ends it.
    private static readonly HashSet<string> s_starts = new(StringComparer.Ordinal)
    {
        "(", "[", "+", "-", "a name", "a string", "a number", "NOT", "CASE", "EXISTS", "ARRAY", "ROW", "CAST", "NULL", "TRUE", "FALSE", "INTERVAL", "GROUPING", "UNIQUE", "an operator", "DEFAULT",
    };

    private static readonly HashSet<string> s_continuations = new(StringComparer.Ordinal)
    {
        "+", "-", "*", "/", "%", "^", "<", ">", "<=", ">=", "<>", "!=", "an operator", "OPERATOR", "AND", "OR", "IS", "ISNULL", "NOTNULL", "IN", "LIKE", "ILIKE", "SIMILAR", "BETWEEN",
        "COLLATE", "AT", "::", "[", "FILTER", "OVER", "WITHIN", "UESCAPE", "OVERLAPS", ".",
    };

    /// <returns>At most four, with the last one behind an "or"; null where nothing is known.</returns>
    public static string? Text(IReadOnlyList<string> expected)
    {
        var items = new List<string>(expected);
        if (items.Contains("an expression")) items.RemoveAll(s_starts.Contains);
        else if (items.Exists(static item => item is "AND" or "an operator")) items.RemoveAll(item => s_continuations.Contains(item));
        if (items.Count > 1) items.Remove(".");
        if (items.Count == 0) return null;
        items.Sort(static (a, b) => Rank(a) != Rank(b) ? Rank(a).CompareTo(Rank(b)) : string.CompareOrdinal(a, b));
        var isCut = items.Count > Most;
        if (isCut) items.RemoveRange(Most, items.Count - Most);
        for (var i = 0; i < items.Count; i++) items[i] = Shown(items[i]);
        if (items.Count == 1) return items[0];
        var last = items[items.Count - 1];
        items.RemoveAt(items.Count - 1);
        return string.Join(", ", items) + " or " + last + (isCut ? ", among others" : "");
    }

    private static int Rank(string item)
    {
        var rank = Array.IndexOf(s_byUse, item);
        return rank < 0 ? s_byUse.Length : rank;
    }

    private static string Shown(string item) => item == ";" ? "the end of the statement" : char.IsLetter(item[0]) ? item : $"'{item}'";
}
