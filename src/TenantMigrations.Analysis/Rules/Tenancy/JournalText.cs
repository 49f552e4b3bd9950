using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Analysis;

/// <summary>Finds the journal's schema in what a string literal says.</summary>
internal sealed class JournalText(string schema)
{
    /// <summary>What the names of the journal's tables begin with.</summary>
    public const string TablePrefix = "tenant_migration_";

    // Behind these words SQL has a table, a function or a type.
    private static readonly string[] s_words =
    [
        "from", "join", "into", "update", "table", "on", "only", "exists", "view", "index", "sequence", "function", "procedure", "call", "perform", "select", "truncate", "using", "references", "type",
    ];

    private readonly string[] _forms = IsPlain(schema) ? [schema + ".", '"' + schema + "\"."] : ['"' + schema.Replace("\"", "\"\"") + "\"."];

    /// <summary>Where a name with the schema is in it, given that it is read as a name or as SQL; null where there is none.</summary>
    public SqlSpan? Name(string content) => First(content, (start, end) => IsNameAt(content, end) && (schema != "public" || IsTableAt(content, end)));

    /// <summary>Where it can be nothing but SQL that names the schema, or names a table of the journal; null where that is nowhere.</summary>
    public SqlSpan? Sql(string content) => First(content, (start, end) =>
        IsTableAt(content, end) || (schema != "public" && (IsNameAt(content, end) || IsFormatAt(content, end)) && Array.IndexOf(s_words, WordBefore(content, start)) >= 0));

    /// <summary>Whether a search path has the schema.</summary>
    public bool IsInPath(string path)
    {
        if (schema == "public") return false;
        foreach (var entry in path.Split(','))
        {
            var name = entry.Trim(' ', '\t', '\r', '\n');
            if (name.Length > 1 && name[0] == '"' && name[name.Length - 1] == '"' ? name.Substring(1, name.Length - 2).Replace("\"\"", "\"") == schema : IsPlain(schema) && name.Equals(schema, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    private SqlSpan? First(string content, Func<int, int, bool> isMeant)
    {
        if (HoldsOther(content)) return null;
        foreach (var form in _forms)
        {
            var comparison = Comparison(form);
            for (var at = content.IndexOf(form, comparison); at >= 0; at = content.IndexOf(form, at + 1, comparison))
            {
                var end = at + form.Length;
                if (!BeginsWord(content, at) || !isMeant(at, end)) continue;
                while (end < content.Length && SqlCharacter.IsIdentifierPart(content[end])) end++;
                return new SqlSpan(at, end);
            }
        }

        return null;
    }

    /// <summary>Whether something else is called so too, a table or an alias: then what stands before a dot may be that.</summary>
    private bool HoldsOther(string content)
    {
        foreach (var form in _forms)
        {
            var word = form.Substring(0, form.Length - 1);
            var comparison = Comparison(form);
            for (var at = content.IndexOf(word, comparison); at >= 0; at = content.IndexOf(word, at + 1, comparison))
            {
                var end = at + word.Length;
                if ((at == 0 || !(content[at - 1] == '"' || SqlCharacter.IsIdentifierPart(content[at - 1]))) && (end == content.Length || (content[end] != '.' && !SqlCharacter.IsIdentifierPart(content[end])))) return true;
            }
        }

        return false;
    }

    private static StringComparison Comparison(string form) => form[0] == '"' ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;

    // Not in a path or an address: /tenant_migrations.sql, shop.tenant_migrations.title.
    private static bool BeginsWord(string content, int at) => at == 0 || SqlCharacter.IsWhiteSpace(content[at - 1]) || content[at - 1] is '(' or ',' or '=' or ';';

    private static bool IsNameAt(string content, int at) => at < content.Length && (content[at] == '"' || SqlCharacter.IsIdentifierStart(content[at]));

    // %I and %s of format().
    private static bool IsFormatAt(string content, int at) => at + 1 < content.Length && content[at] == '%' && content[at + 1] is 'I' or 's' or (>= '1' and <= '9');

    private static bool IsTableAt(string content, int at)
    {
        if (at < content.Length && content[at] == '"') at++;
        return string.Compare(content, at, TablePrefix, 0, TablePrefix.Length, StringComparison.OrdinalIgnoreCase) == 0;
    }

    private static string WordBefore(string content, int at)
    {
        var end = at;
        while (end > 0 && SqlCharacter.IsWhiteSpace(content[end - 1])) end--;
        var start = end;
        while (start > 0 && SqlCharacter.IsIdentifierPart(content[start - 1])) start--;
        return content.Substring(start, end - start).ToLowerInvariant();
    }

    // What needs no quotes, but for keywords, of which none is worth a thought here.
    private static bool IsPlain(string name)
    {
        foreach (var c in name)
            if (c is >= 'A' and <= 'Z' || !SqlCharacter.IsIdentifierPart(c)) return false;
        return name.Length > 0 && SqlCharacter.IsIdentifierStart(name[0]);
    }
}
