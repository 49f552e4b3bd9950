namespace TenantMigrations.Engine;

/// <summary>The names of catalog facts: <c>column orders.total</c> belongs to <c>relation orders</c>.</summary>
public static class CatalogObjects
{
    private const string Relation = "relation ";
    private const string Grants = " grants";

    /// <summary>The subjects that are not a part of another one of them, in order: a table says what its columns say.</summary>
    public static IReadOnlyList<string> Roots(IEnumerable<string> subjects)
    {
        var all = subjects.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var relations = all.Where(IsRelation).Select(subject => subject[Relation.Length..]).ToHashSet(StringComparer.Ordinal);
        return [.. all.Where(subject => !IsPart(subject, relations))];
    }

    /// <summary>The relation of which a subject tells: <c>orders</c> for <c>index orders.orders_idx</c>; else the subject itself.</summary>
    public static string OwnerOf(string subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        var plain = subject.EndsWith(Grants, StringComparison.Ordinal) ? subject[..^Grants.Length] : subject;
        var space = plain.IndexOf(' ', StringComparison.Ordinal);
        if (space < 0) return plain;
        var name = plain[(space + 1)..];
        return plain[..space] switch
        {
            "relation" or "sequence" => name,
            "column" or "constraint" or "index" or "trigger" or "rule" or "policy" => WithoutLast(name),
            _ => plain,
        };
    }

    private static bool IsRelation(string subject) => subject.StartsWith(Relation, StringComparison.Ordinal) && !subject.EndsWith(Grants, StringComparison.Ordinal);

    private static bool IsPart(string subject, HashSet<string> relations) =>
        !IsRelation(subject) && (relations.Contains(OwnerOf(subject)) || relations.Any(relation => subject.StartsWith("comment on", StringComparison.Ordinal) && subject.EndsWith(" " + relation, StringComparison.Ordinal)));

    // The last name may be quoted, and hold a dot.
    private static string WithoutLast(string name)
    {
        var end = name.Length;
        if (name.EndsWith('"'))
        {
            end--;
            while (end > 0)
            {
                end = name.LastIndexOf('"', end - 1);
                if (end <= 0 || name[end - 1] != '"') break;
                end--;
            }
        }

        var dot = end > 0 ? name.LastIndexOf('.', end - 1) : -1;
        return dot < 0 ? name : name[..dot];
    }
}
