namespace TenantMigrations.Engine;

/// <summary>
/// A column that is what it was, at another place of its table: PostgreSQL adds columns behind the others, so no down part can bring a dropped one back to
/// where it stood, and those that stood behind it have moved up.
/// </summary>
internal static class MovedColumn
{
    private const string Column = "column ";

    public static IReadOnlyList<CatalogDifference> Without(IReadOnlyList<CatalogDifference> differences) => [.. differences.Where(difference => !Is(difference))];

    private static bool Is(CatalogDifference difference) =>
        difference.Subject.StartsWith(Column, StringComparison.Ordinal) && difference is { Expected: { } expected, Found: { } found } && Placeless(expected) == Placeless(found);

    // Such as "12 text not null": the place is the first word.
    private static string Placeless(string definition) => definition[(definition.IndexOf(' ', StringComparison.Ordinal) + 1)..];
}
