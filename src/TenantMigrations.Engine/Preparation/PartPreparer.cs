using System.Text;

namespace TenantMigrations.Engine;

/// <summary>Makes the statements of a part ready to send, with the placeholders' values in them.</summary>
internal sealed class PartPreparer(MigrationRegistry registry, IReadOnlyDictionary<string, string> values)
{
    /// <summary>Prepares it; what is wrong with the values goes to <paramref name="defects"/>, and the result is not to be used then.</summary>
    public IReadOnlyList<PreparedStatement> Prepare(MigrationDefinition migration, MigrationPart part, List<string> defects)
    {
        if (part.Statements.Length == 0) return [];
        var text = registry.ReadText(migration, part);
        var resolved = Resolve(migration, part, defects);
        var statements = new PreparedStatement[part.Statements.Length];
        for (var i = 0; i < statements.Length; i++)
        {
            var span = part.Statements[i];
            var uses = Array.FindAll(part.Placeholders, use => use.Start >= span.Start && use.Start < span.End);
            statements[i] = uses.Length == 0
                ? new PreparedStatement(text.Substring(span.Start, span.Length), span.Start, [])
                : Replace(migration, text, span, uses, resolved, defects);
        }

        return statements;
    }

    private string?[] Resolve(MigrationDefinition migration, MigrationPart part, List<string> defects)
    {
        var resolved = new string?[migration.Placeholders.Length];
        foreach (var index in part.Placeholders.Select(use => use.Placeholder).Distinct())
        {
            var placeholder = migration.Placeholders[index];
            var value = values.TryGetValue(placeholder.Name, out var given) ? given : placeholder.Default;
            if (value is null)
            {
                var nearest = Nearest.Of(placeholder.Name, values.Keys);
                defects.Add(
                    $"'{migration.Id}' needs a value for the placeholder '{placeholder.Name}' ({Words(placeholder.Kind)}): set Placeholders:{placeholder.Name}."
                    + (nearest is null ? "" : $" The settings have '{nearest}'."));
            }
            else if (PlaceholderValue.Defect(placeholder.Kind, value) is { } defect)
            {
                defects.Add(
                    $"'{migration.Id}': the value of the placeholder '{placeholder.Name}' cannot be used as {Words(placeholder.Kind)}: {defect}.");
            }
            else
            {
                resolved[index] = value;
            }
        }

        return resolved;
    }

    private static PreparedStatement Replace(
        MigrationDefinition migration,
        string text,
        StatementSpan span,
        PlaceholderUse[] uses,
        string?[] resolved,
        List<string> defects)
    {
        var sql = new StringBuilder(span.Length + 32);
        var shifts = new PlaceholderShift[uses.Length];
        var done = span.Start;
        for (var i = 0; i < uses.Length; i++)
        {
            var (start, length, index) = uses[i];
            var placeholder = migration.Placeholders[index];
            sql.Append(text, done, start - done);
            done = start + length;
            if (resolved[index] is not { } value) continue;

            var before = start > span.Start ? text[start - 1] : '\0';
            var after = done < span.End ? text[done] : '\0';
            var sent = PlaceholderValue.Quote(placeholder.Kind, value, before, after);
            if (EnclosingQuotes.TagsAround(text, span, start) is not { } tags)
            {
                defects.Add(
                    $"'{migration.Id}': the placeholder '{placeholder.Name}' stands inside a string, a quoted name or a comment, where its quotes would end the text around it. Use it outside of quotes.");
            }
            else if (tags.FirstOrDefault(tag => sent.Contains(tag, StringComparison.Ordinal)) is { } tag)
            {
                defects.Add(
                    $"'{migration.Id}': the value of the placeholder '{placeholder.Name}' contains '{tag}', which would end the body it stands in. Give that body another tag, such as $body_of_it$.");
            }

            shifts[i] = new PlaceholderShift(sql.Length, sent.Length, length);
            sql.Append(sent);
        }

        sql.Append(text, done, span.End - done);
        return new PreparedStatement(sql.ToString(), span.Start, shifts);
    }

    private static string Words(PlaceholderKind kind) => kind switch
    {
        PlaceholderKind.Identifier => "an identifier",
        PlaceholderKind.Literal => "a literal",
        _ => "a number",
    };
}
