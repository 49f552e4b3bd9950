namespace TenantMigrations.Engine;

/// <summary>Catalogs, statement by statement.</summary>
/// <param name="before">The one before the first.</param>
/// <param name="behind">Those behind each.</param>
internal sealed class CatalogTrace(CatalogSnapshot before, IReadOnlyList<StatementCatalog> behind)
{
    /// <summary>The last statement behind which something is otherwise than before it; null where none touched it.</summary>
    public int? LastChange(string subject)
    {
        for (var i = behind.Count - 1; i >= 0; i--)
        {
            var then = i == 0 ? before : behind[i - 1].Catalog;
            if (then.Hash == behind[i].Catalog.Hash) continue;
            if (Definition(then, subject) != Definition(behind[i].Catalog, subject)) return behind[i].Index;
        }

        return null;
    }

    private static string Definition(CatalogSnapshot catalog, string subject) =>
        string.Join('\n', catalog.Facts.Where(fact => fact.Subject == subject).Select(fact => fact.Definition));
}
