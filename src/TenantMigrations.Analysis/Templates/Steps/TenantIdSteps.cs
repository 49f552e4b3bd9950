namespace TenantMigrations.Analysis;

/// <summary>The tenant column, for a table with rows in it.</summary>
internal static class TenantIdSteps
{
    public const string Locks =
        "ACCESS EXCLUSIVE for a moment, three times, without a scan; the backfill locks the rows of a batch, VALIDATE and the index build let reads and writes pass (SHARE UPDATE EXCLUSIVE).";

    public const string WhyNot = "There each tenant has tables of its own, so such a column would hold one value.";

    public static TemplateParameter DefaultTenant { get; } = new("default-tenant", TemplateValueKind.Text, "The tenant whose the rows are that are there already.") { IsRequired = true };

    public static void Add(DraftList drafts, TemplateValues values, IReadOnlyList<TableName> tables)
    {
        var column = values.Options.TenantColumn;
        var sql = SqlQuote.Name(column);
        var type = values.Type(CommonParameters.TenantType.Name);
        var tenant = SqlQuote.Literal(values.Text(DefaultTenant.Name));
        var added = drafts.Define(
            DraftName.Of("add", column, "to", Subject.Name(tables)),
            $"Rows of {Subject.Words(tables)} belong to a tenant",
            tables,
            "-- What is written before the application names a tenant is the default tenant's too. The default goes when the column is required.\n"
                + Subject.Each(tables, table => $"ALTER TABLE {table.Sql} ADD COLUMN {sql} {type.Sql};\nALTER TABLE {table.Sql} ALTER COLUMN {sql} SET DEFAULT {tenant};"),
            Subject.EachBack(tables, table => $"ALTER TABLE {table.Sql} DROP COLUMN {sql};"));
        var key = values.Names(CommonParameters.Key.Name);
        var size = values.Number(CommonParameters.Batch.Name, 1, 1_000_000);
        var filled = drafts.Add(BatchMigration.Draft(
            DraftName.Of("backfill", column, "of", Subject.Name(tables)),
            $"What was there already in {Subject.Words(tables)} is the default tenant's",
            MigrationScope.Global,
            [.. tables.Select(table => new BatchLoop(table, key, $"{sql} = {tenant}", $"{sql} IS NULL", size))],
            added).WithNothingToUndo("The values go with the column."));
        NotNullSteps.Add(drafts, tables, column, tenant, filled);
        drafts.DefineAlone(
            DraftName.Of("index", column, "of", Subject.Name(tables)),
            $"Finds the rows of a tenant in {Subject.Words(tables)}",
            tables,
            Subject.Each(tables, table => IndexSteps.Create(table, Index(table), [column])),
            Subject.EachBack(tables, table => IndexSteps.Drop(table, Index(table))),
            added);

        string Index(TableName table) => DerivedName.Of("idx", table.Name, column);
    }
}
