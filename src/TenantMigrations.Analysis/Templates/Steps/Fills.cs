namespace TenantMigrations.Analysis;

/// <summary>A backfill of one column where it has no value.</summary>
internal static class Fills
{
    /// <param name="values">What the template was told.</param>
    /// <param name="table">The table.</param>
    /// <param name="column">The column.</param>
    /// <param name="value">What it gets, in SQL.</param>
    /// <param name="after">What must be there before.</param>
    /// <param name="onlyWhere">Which rows besides; null for all that have no value.</param>
    public static MigrationDraft Draft(TemplateValues values, TableName table, string column, string value, int? after = null, string? onlyWhere = null)
    {
        var sql = SqlQuote.Name(column);
        var loop = BatchLoop.Of(values, table, $"{sql} = {value}", $"{sql} IS NULL" + (onlyWhere is null ? "" : $" AND {onlyWhere}"));
        return BatchMigration.Draft(DraftName.Of("backfill", column, "of", table.Words), $"Fills {column} of {table.Words} where it has no value", Scope(values), [loop], after is { } one ? [one] : [])
            with { AppliesToExistingOnly = values.IsShared && Scope(values) == MigrationScope.Tenant };
    }

    /// <summary>Rows are the tenants', but for a table that belongs to none of them.</summary>
    public static MigrationScope Scope(TemplateValues values) =>
        values.IsShared && values.Flag(CommonParameters.Global.Name) ? MigrationScope.Global : MigrationScope.Tenant;
}
