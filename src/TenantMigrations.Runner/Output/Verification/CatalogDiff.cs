namespace TenantMigrations.Runner;

/// <summary>A catalog diff for people: by object, what is missing, left over or changed, with the statement that made it so.</summary>
internal static class CatalogDiff
{
    private const string Relation = "relation ";

    /// <summary>The objects, each with its lines.</summary>
    public static IEnumerable<(string Object, IReadOnlyList<DiffLine> Lines)> Of(IReadOnlyList<CatalogChange> changes) => changes
        .GroupBy(change => CatalogObjects.OwnerOf(change.Difference.Subject), StringComparer.Ordinal)
        .Select(group => (group.Key, (IReadOnlyList<DiffLine>)[.. Shortened([.. group]).SelectMany(change => Lines(group.Key, change))]));

    // Where a whole table is too much or missing, who may do what with it follows from that.
    private static IEnumerable<CatalogChange> Shortened(List<CatalogChange> changes)
    {
        var whole = changes.Exists(change => change.Difference.Subject.StartsWith(Relation, StringComparison.Ordinal) && (change.Difference.Expected is null || change.Difference.Found is null));
        return whole ? changes.Where(change => !change.Difference.Subject.EndsWith(" grants", StringComparison.Ordinal)) : changes;
    }

    private static IEnumerable<DiffLine> Lines(string owner, CatalogChange change)
    {
        var (subject, expected, found) = change.Difference;
        var name = Printable.Text(Short(owner, subject));
        if (expected is null) yield return new DiffLine('+', $"{name}: {Flat(found)}", change.Cause);
        else if (found is null) yield return new DiffLine('-', $"{name}: {Flat(expected)}", change.Cause);
        else
        {
            yield return new DiffLine('~', $"{name}: {Flat(expected)}", change.Cause);
            yield return new DiffLine('~', $"{new string(' ', Math.Max(0, name.Length - 2))}to: {Flat(found)}", null);
        }
    }

    // Under the heading of its table a column needs its own name only.
    private static string Short(string owner, string subject)
    {
        var own = subject.Replace($" {owner}.", " ", StringComparison.Ordinal);
        if (own != subject) return own;
        return subject == Relation + owner ? "itself" : subject;
    }

    private static string Flat(string? text) => Printable.Text(text?.ReplaceLineEndings(" ").TrimEnd());
}
