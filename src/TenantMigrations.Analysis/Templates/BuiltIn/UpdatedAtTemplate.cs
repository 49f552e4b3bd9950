namespace TenantMigrations.Analysis;

internal sealed class UpdatedAtTemplate : Template
{
    public override string Name => "updated-at";

    public override string Summary => "Adds a column that says when a row was changed last, kept by a trigger.";

    public override string? Locks => "ACCESS EXCLUSIVE for a moment, without a rewrite: rows that are there get the moment of the migration.";

    public override string Example => "--table orders";

    public override EquatableArray<TemplateParameter> Parameters { get; } = new[]
    {
        CommonParameters.Table,
        new TemplateParameter("column", TemplateValueKind.Name, "The column.") { Default = "updated_at" },
    };

    internal override void Write(TemplateValues values, DraftList drafts)
    {
        var (table, column) = (values.Table(), values.Name("column"));
        var sql = SqlQuote.Name(column);
        var trigger = new SyncTrigger(table, DerivedName.Of("touch", table.Name, column), $"    NEW.{sql} := now();") { Event = "UPDATE" };
        drafts.Define(
            DraftName.Of("add", column, "to", table.Words),
            $"{column} of {table.Words} says when a row was changed last",
            [table],
            $"ALTER TABLE {table.Sql} ADD COLUMN {sql} timestamptz NOT NULL DEFAULT now();\n{trigger.Create}",
            $"{trigger.Drop}\nALTER TABLE {table.Sql} DROP COLUMN {sql};");
    }
}
