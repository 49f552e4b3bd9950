namespace TenantMigrations.Analysis;

internal sealed class RenameColumnTemplate : Template
{
    public override string Name => "rename-column";

    public override string Summary => "Renames a column while old and new releases run side by side: both names for a while, then the new one alone.";

    public override string? Locks =>
        "ACCESS EXCLUSIVE for a moment when both columns begin and when one ends, without a scan; the backfill locks the rows of a batch. Meanwhile a trigger costs each write a little.";

    public override string Example => "--table customers --column full_name --to name --type text";

    public override EquatableArray<TemplateParameter> Parameters { get; } = new[]
    {
        CommonParameters.Table,
        CommonParameters.Column,
        new TemplateParameter("to", TemplateValueKind.Name, "Its new name.") { IsRequired = true },
        new TemplateParameter("type", TemplateValueKind.Type, "Its type.") { IsRequired = true },
    }.Concat(CommonParameters.OfBatches).ToArray();

    internal override void Write(TemplateValues values, DraftList drafts)
    {
        var (table, column, to, type) = (values.Table(), values.Name("column"), values.Name("to"), values.Type("type"));
        if (column == to) throw new TemplateRefusal("The column has this name already.", "to", to, 0, to.Length);
        var (old, @new) = (SqlQuote.Name(column), SqlQuote.Name(to));
        var trigger = new SyncTrigger(table, DerivedName.Of("sync", table.Name, column, to), Body(old, @new, type));
        var begin = $"ALTER TABLE {table.Sql} ADD COLUMN {@new} {type.Sql};\n{trigger.Create}";
        var end = $"{trigger.Drop}\nALTER TABLE {table.Sql} DROP COLUMN {@new};";
        var expanded = drafts.Define(DraftName.Of("expand", column, "of", table.Words), $"{column} of {table.Words} may be read and written as {to} too; a trigger keeps both alike", [table], begin, end);
        var filled = drafts.Add(Fills.Draft(values, table, to, old, expanded, $"{old} IS NOT NULL").WithNothingToUndo("The values go with the column."));
        drafts.Define(
            DraftName.Of("contract", column, "of", table.Words),
            $"{column} of {table.Words} is called {to}; nobody may need the old name any more",
            [table],
            $"-- The first column stays, with its place, indexes and constraints, under the new name; the copy goes.\n{end}\nALTER TABLE {table.Sql} RENAME COLUMN {old} TO {@new};",
            $"-- No value is lost. The copy begins empty: roll the backfill back as well, and apply both again, before anything reads the new name.\nALTER TABLE {table.Sql} RENAME COLUMN {@new} TO {old};\n{begin}",
            filled);
    }

    private static string Body(string old, string @new, SqlType type)
    {
        return $"""
                IF TG_OP = 'INSERT' THEN
                    IF NEW.{@new} IS NULL THEN
                        NEW.{@new} := NEW.{old};
                    ELSE
                        NEW.{old} := NEW.{@new};
                    END IF;
                ELSIF {Changed(@new)} THEN
                    NEW.{old} := NEW.{@new};
                ELSIF {Changed(old)} THEN
                    NEW.{@new} := NEW.{old};
                END IF;
            """;

        string Changed(string name) => type.HasEquality ? $"NEW.{name} IS DISTINCT FROM OLD.{name}" : $"NEW.{name}::text IS DISTINCT FROM OLD.{name}::text";
    }
}
