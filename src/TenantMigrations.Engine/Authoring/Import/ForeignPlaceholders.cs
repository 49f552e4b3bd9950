using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Engine;

/// <summary>Declares placeholders as ours: a value of ours stands for a whole name or literal, and never for a piece of text.</summary>
internal static class ForeignPlaceholders
{
    public static IReadOnlyList<string> Of(ForeignMigration migration, string up, string? down, List<ImportNote> notes)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var sql in new[] { up, down })
        {
            if (sql is null) continue;
            foreach (var token in new SqlLexer(sql))
            {
                var text = sql.Substring(token.Start, token.Length);
                if (token.Kind == SqlTokenKind.Placeholder) names.Add(text[2..^1].Trim());
                else if (!token.IsBlank && text.Contains("${", StringComparison.Ordinal))
                    notes.Add(new ImportNote(migration.Path, "a placeholder stands inside of quotes, where ours cannot: put a placeholder of the kind literal in the place of the quoted text"));
            }
        }

        foreach (var name in names) notes.Add(new ImportNote(migration.Path, $"the placeholder '{name}' is declared as an identifier: say literal or number where it is one, and set Placeholders:{name}"));
        return [.. names.Select(name => $"{name} identifier")];
    }
}
