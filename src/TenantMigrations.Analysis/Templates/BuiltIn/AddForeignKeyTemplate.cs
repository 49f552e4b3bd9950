namespace TenantMigrations.Analysis;

internal sealed class AddForeignKeyTemplate : Template
{
    public override string Name => "add-foreign-key";

    public override string Summary => "Adds a foreign key: for new rows first, proven for the others in a migration of its own.";

    public override string? Locks =>
        "SHARE ROW EXCLUSIVE on both tables for a moment, without a scan: writes wait, reads do not. VALIDATE lets both pass (SHARE UPDATE EXCLUSIVE, ROW SHARE on the other table). "
        + "Rolled back: ACCESS EXCLUSIVE on both for a moment.";

    public override string Example => "--table orders --columns customer_id --references customers --index";

    public override EquatableArray<TemplateParameter> Parameters { get; } = new[]
    {
        CommonParameters.Table,
        new TemplateParameter("columns", TemplateValueKind.Names, "The columns that refer, with commas between them.") { IsRequired = true },
        new TemplateParameter("references", TemplateValueKind.Table, "The table that they refer to.") { IsRequired = true },
        new TemplateParameter("referenced-columns", TemplateValueKind.Names, "Its columns; its primary key where nothing is said."),
        new TemplateParameter("on-delete", TemplateValueKind.Choice, "What becomes of a row whose other row is deleted.")
        {
            Default = "no action",
            Choices = new[] { "no action", "restrict", "cascade", "set null", "set default" },
        },
        new TemplateParameter("index", TemplateValueKind.Flag, "Build an index on the columns too, without which each deletion in the other table scans this one."),
    };

    internal override void Write(TemplateValues values, DraftList drafts)
    {
        var (table, columns, other) = (values.Table(), values.Names("columns"), values.Table("references"));
        var name = SqlQuote.Name(DerivedName.Of("fkey", [table.Name, .. columns]));
        var referenced = values.Has("referenced-columns") ? values.Names("referenced-columns") : [];
        if (referenced.Count > 0 && referenced.Count != columns.Count)
            throw new TemplateRefusal($"There are {columns.Count} columns that refer and {referenced.Count} that are referred to: name as many.", "referenced-columns");
        var target = other.Sql + (referenced.Count > 0 ? $" ({SqlQuote.Names(referenced)})" : "");
        var action = values.Text("on-delete") == "no action" ? "" : " ON DELETE " + values.Text("on-delete").ToUpperInvariant();
        var add = $"ALTER TABLE {table.Sql} ADD CONSTRAINT {name} FOREIGN KEY ({SqlQuote.Names(columns)}) REFERENCES {target}{action} NOT VALID;";
        var drop = $"ALTER TABLE {table.Sql} DROP CONSTRAINT {name};";
        IReadOnlyList<TableName> both = table == other ? [table] : [table, other];
        var words = string.Join(", ", columns);
        var path = DraftName.Of([.. columns, "of", table.Words]);
        if (values.Flag("index"))
        {
            var index = DerivedName.Of("idx", [table.Name, .. columns]);
            drafts.DefineAlone(DraftName.Of("index", path), $"Finds the rows of {table.Words} by {words}", [table], IndexSteps.Create(table, index, columns), IndexSteps.Drop(table, index));
        }

        var added = drafts.Define(DraftName.Of("reference", path), $"From here on {words} of {table.Words} refers to a row of {other.Words}", both, add, drop);
        drafts.Define(
            DraftName.Of("validate", path),
            $"The older rows of {table.Words} refer to rows of {other.Words} too; in a transaction of its own, so that reads and writes pass meanwhile",
            both,
            $"ALTER TABLE {table.Sql} VALIDATE CONSTRAINT {name};",
            drop + "\n" + add,
            added);
    }
}
