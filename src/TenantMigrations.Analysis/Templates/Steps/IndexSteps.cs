namespace TenantMigrations.Analysis;

/// <summary>Indexes that are built while the table stays open.</summary>
internal static class IndexSteps
{
    public static string Create(TableName table, string name, IEnumerable<string> columns, bool isUnique = false, string tail = "", string method = "") =>
        $"CREATE {(isUnique ? "UNIQUE " : "")}INDEX CONCURRENTLY {SqlQuote.Name(name)} ON {table.Sql}{method} ({SqlQuote.Names(columns)}){tail};";

    public static string Drop(TableName table, string name) => $"DROP INDEX CONCURRENTLY {table.Beside(name)};";

    /// <summary>The columns, behind the tenant's where tenants share the table.</summary>
    public static IReadOnlyList<string> Columns(TemplateValues values)
    {
        var columns = values.Names("columns");
        var tenant = values.Options.TenantColumn;
        return values.IsShared && !values.Flag(CommonParameters.AcrossTenants.Name) && !columns.Contains(tenant) ? [tenant, .. columns] : columns;
    }
}
