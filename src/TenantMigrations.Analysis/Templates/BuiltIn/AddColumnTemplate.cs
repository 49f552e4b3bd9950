namespace TenantMigrations.Analysis;

internal sealed class AddColumnTemplate : Template
{
    public override string Name => "add-column";

    public override string Summary => "Adds a column; with a default that differs from row to row, the rows that are there are filled in batches.";

    public override string? Locks =>
        "ACCESS EXCLUSIVE for a moment, without a rewrite. Where the default is not the same for all rows, the backfill locks the rows of a batch, and --not-null takes the steps of add-not-null.";

    public override string Example => "--table orders --column channel --type text --default \"'web'\" --not-null";

    public override EquatableArray<TemplateParameter> Parameters { get; } = new[]
    {
        CommonParameters.Table,
        CommonParameters.Column,
        new TemplateParameter("type", TemplateValueKind.Type, "The column's type.") { IsRequired = true },
        new TemplateParameter("default", TemplateValueKind.Expression, "What a row gets that says nothing; a text in single quotes."),
        new TemplateParameter("not-null", TemplateValueKind.Flag, "Every row has a value. Needs --default."),
    }.Concat(CommonParameters.OfBatches).ToArray();

    internal override void Write(TemplateValues values, DraftList drafts)
    {
        var (table, column, type) = (values.Table(), values.Name("column"), values.Type("type"));
        var isRequired = values.Flag("not-null");
        var otherwise = values.OptionalExpression("default")?.AsDefault();
        if (isRequired && otherwise is null)
            throw new TemplateRefusal("--not-null needs --default: the rows that are there would have no value. Or add the column, fill it with backfill, and take add-not-null then.", "not-null");
        var sql = SqlQuote.Name(column);
        var add = $"ALTER TABLE {table.Sql} ADD COLUMN {sql} {type.Sql}";
        var drop = $"ALTER TABLE {table.Sql} DROP COLUMN {sql};";
        var name = DraftName.Of("add", column, "to", table.Words);
        var description = $"Adds {column} to {table.Words}";
        if (otherwise is null || otherwise.IsStable)
        {
            // The server keeps such a default beside the table and touches no row.
            drafts.Define(name, description, [table], add + (isRequired ? " NOT NULL" : "") + (otherwise is null ? ";" : $" DEFAULT {otherwise.Operand};"), drop);
            return;
        }

        var added = drafts.Define(name, description, [table],
            $"-- In two statements, so that the rows that are there are not rewritten: they are filled in batches.\n{add};\nALTER TABLE {table.Sql} ALTER COLUMN {sql} SET DEFAULT {otherwise.Operand};", drop);
        var filled = drafts.Add(Fills.Draft(values, table, column, "DEFAULT", added).WithNothingToUndo("The values go with the column."));
        if (isRequired) NotNullSteps.Add(drafts, [table], column, null, filled);
    }
}
