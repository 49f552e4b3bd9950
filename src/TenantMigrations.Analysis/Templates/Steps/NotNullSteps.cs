namespace TenantMigrations.Analysis;

/// <summary>
/// NOT NULL without a scan under a strong lock: a check that counts for new rows, its proof for the old ones under a lock that lets reads and writes pass, and
/// then NOT NULL, which needs no scan because the check says the same.
/// </summary>
internal static class NotNullSteps
{
    /// <summary>Adds the migrations.</summary>
    /// <param name="drafts">Where.</param>
    /// <param name="tables">The tables.</param>
    /// <param name="column">The column, the same in each.</param>
    /// <param name="fallback">A default of the column that was only there for the way, in SQL; null where there is none.</param>
    /// <param name="after">What must be there before.</param>
    public static void Add(DraftList drafts, IReadOnlyList<TableName> tables, string column, string? fallback = null, params int[] after)
    {
        var sql = SqlQuote.Name(column);
        var check = drafts.Define(
            DraftName.Of("check", column, "of", Subject.Name(tables)),
            $"From here on no row of {Subject.Words(tables)} is without {column}",
            tables,
            Subject.Each(tables, Check),
            Subject.EachBack(tables, table => $"ALTER TABLE {table.Sql} DROP CONSTRAINT {Constraint(table)};"),
            after);
        drafts.Define(
            DraftName.Of("require", column, "of", Subject.Name(tables)),
            $"No row of {Subject.Words(tables)} was without {column} before; the column says so itself",
            tables,
            Subject.Each(tables, table => $"ALTER TABLE {table.Sql} VALIDATE CONSTRAINT {Constraint(table)};") + "\n" + Subject.Each(tables, Require),
            Subject.EachBack(tables, table => Release(table) + Check(table)),
            check);

        string Constraint(TableName table) => SqlQuote.Name(DerivedName.Of("given", table.Name, column));

        string Check(TableName table) => $"ALTER TABLE {table.Sql} ADD CONSTRAINT {Constraint(table)} CHECK ({sql} IS NOT NULL) NOT VALID;";

        string Require(TableName table) =>
            $"ALTER TABLE {table.Sql} ALTER COLUMN {sql} SET NOT NULL;\nALTER TABLE {table.Sql} DROP CONSTRAINT {Constraint(table)};"
            + (fallback is null ? "" : $"\nALTER TABLE {table.Sql} ALTER COLUMN {sql} DROP DEFAULT;");

        string Release(TableName table) =>
            (fallback is null ? "" : $"ALTER TABLE {table.Sql} ALTER COLUMN {sql} SET DEFAULT {fallback};\n") + $"ALTER TABLE {table.Sql} ALTER COLUMN {sql} DROP NOT NULL;\n";
    }
}
