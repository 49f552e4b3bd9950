using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Engine;

/// <summary>
/// Another tool's <c>${name}</c> as ours: a value of ours stands for a whole name or literal, and never for a piece of text. One that fills quotes becomes a literal, and
/// names that ours cannot have (<c>flyway:user</c>) get underscores.
/// </summary>
internal static class ForeignPlaceholders
{
    private const string Opening = "${";

    // Whoever nests function bodies deeper is beyond help.
    private const int DeepestBody = 8;

    /// <summary>The parts with our placeholders, and the declarations of these.</summary>
    public static (string Up, string? Down, IReadOnlyList<string> Declarations) Settle(ForeignMigration migration, string up, string? down, List<ImportNote> notes)
    {
        if (!migration.HasPlaceholders) return (up, down, []);
        var (ups, downs) = (Uses(up), Uses(down ?? ""));
        var bare = ups.Concat(downs).Where(use => use is { IsQuoted: false }).Select(use => use.Name).ToHashSet(StringComparer.Ordinal);
        var literals = ups.Concat(downs).Where(use => use is { IsQuoted: true, Name: not null } && !bare.Contains(use.Name)).Select(use => use.Name).ToHashSet(StringComparer.Ordinal);
        if (ups.Concat(downs).Any(use => use.Name is null || (use.IsQuoted && bare.Contains(use.Name))))
            notes.Add(new ImportNote(migration.Path, "a placeholder stands inside of quotes, where ours cannot: put a placeholder of the kind literal in the place of the quoted text"));
        var declarations = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (names, kind) in new[] { (bare, "identifier"), (literals, "literal") })
        {
            foreach (var name in names.OfType<string>().Order(StringComparer.Ordinal))
            {
                declarations.Add($"{Ours(name)} {kind}");
                notes.Add(new ImportNote(migration.Path, kind == "literal"
                    ? $"the placeholder '{name}' fills quotes and is declared as a literal: set Placeholders:{Ours(name)}"
                    : $"the placeholder '{name}' is declared as an identifier: say literal or number where it is one, and set Placeholders:{Ours(name)}"));
            }
        }

        return (Rewritten(up, ups, literals), down is null ? null : Rewritten(down, downs, literals), [.. declarations]);
    }

    private static string Rewritten(string sql, List<Use> uses, HashSet<string?> literals)
    {
        var rewritten = new Replacements(sql);
        foreach (var use in uses)
            if (use.Name is { } name && (!use.IsQuoted || literals.Contains(name))) rewritten.Add(use.Start, use.Start + use.Length, Opening + Ours(name) + "}");
        return rewritten.ToString();
    }

    private static string Ours(string name)
    {
        var ours = string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'));
        return ours.Length == 0 || char.IsAsciiDigit(ours[0]) ? "_" + ours : ours;
    }

    private static List<Use> Uses(string sql)
    {
        var uses = new List<Use>();
        Add(new SqlLexer(sql), depth: 0);
        return uses;

        void Add(SqlLexer tokens, int depth)
        {
            foreach (var token in tokens)
            {
                var text = sql.Substring(token.Start, token.Length);
                if (token.IsBlank || !text.Contains(Opening, StringComparison.Ordinal)) continue;
                if (token.Kind == SqlTokenKind.DollarString && !token.IsUnterminated && depth < DeepestBody && token.DollarBody(sql) is var body)
                    Add(new SqlLexer(sql, body.Start, body.End), depth + 1);
                else if (token.Kind == SqlTokenKind.Placeholder)
                    uses.Add(new Use(token.Start, token.Length, text[Opening.Length..^1].Trim(), IsQuoted: false));
                else
                    uses.Add(new Use(token.Start, token.Length, Filled(text), IsQuoted: true));
            }
        }
    }

    // The name that is all there is between the quotes.
    private static string? Filled(string text) =>
        text.StartsWith("'${", StringComparison.Ordinal) && text.EndsWith("}'", StringComparison.Ordinal) && text.IndexOf('}', StringComparison.Ordinal) == text.Length - 2 && text[3..^2].Trim() is { Length: > 0 } name
            ? name
            : null;

    private sealed record Use(int Start, int Length, string? Name, bool IsQuoted);
}
