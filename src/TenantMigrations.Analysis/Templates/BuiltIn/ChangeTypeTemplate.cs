namespace TenantMigrations.Analysis;

internal sealed class ChangeTypeTemplate : Template
{
    public override string Name => "change-type";

    public override string Summary => "Changes a column's type without rewriting the table under a lock: a second column, filled in batches, takes its place.";

    public override string? Locks =>
        "ACCESS EXCLUSIVE for a moment when the second column comes and when it takes the place of the first, without a rewrite; the proof before that scans while reads and writes pass "
        + "(SHARE UPDATE EXCLUSIVE); the backfill locks the rows of a batch. NOT NULL and default are kept where --not-null and --default say them; the way back scans for the first, under the strong lock. "
        + "Indexes and keys that the column has go with it, and it becomes the last of its table: add them to the new one.";

    public override string Example => "--table orders --column total --from integer --to bigint";

    public override EquatableArray<TemplateParameter> Parameters { get; } = new[]
    {
        CommonParameters.Table,
        CommonParameters.Column,
        new TemplateParameter("from", TemplateValueKind.Type, "The type that it has, for the way back.") { IsRequired = true },
        new TemplateParameter("to", TemplateValueKind.Type, "The type that it shall have.") { IsRequired = true },
        new TemplateParameter("using", TemplateValueKind.Expression, "The new value, computed from the column; a cast where nothing is said. It gives a value for every value."),
        new TemplateParameter("not-null", TemplateValueKind.Flag, "The column is NOT NULL, and stays it."),
        new TemplateParameter("default", TemplateValueKind.Expression, "The default that the column has, and keeps; it fits both types."),
        new TemplateParameter("back", TemplateValueKind.Expression, "The old value, computed from the column, for the way back; a cast where nothing is said."),
    }.Concat(CommonParameters.OfBatches).ToArray();

    internal override void Write(TemplateValues values, DraftList drafts)
    {
        var (table, column, from, to) = (values.Table(), values.Name("column"), values.Type("from"), values.Type("to"));
        var other = DerivedName.Of("new", column);
        var (old, @new) = (SqlQuote.Name(column), SqlQuote.Name(other));
        var (forth, back) = (Conversion("using", to), Conversion("back", from));
        var trigger = new SyncTrigger(table, DerivedName.Of("convert", table.Name, column), Body(old, @new, forth("NEW." + old), from));
        var constraint = SqlQuote.Name(DerivedName.Of("converted", table.Name, column));
        var isNotNull = values.Flag("not-null");
        var @default = values.OptionalExpression("default")?.Sql;

        // With NOT NULL the constraint sees to it from the beginning, for both: the new value of no value is none.
        var check = $"ALTER TABLE {table.Sql} ADD CONSTRAINT {constraint} CHECK ({@new} IS NOT NULL{(isNotNull ? "" : $" OR {old} IS NULL")}) NOT VALID;";
        var end = $"{trigger.Drop}\nALTER TABLE {table.Sql} DROP CONSTRAINT {constraint};";
        var expanded = drafts.Define(
            DraftName.Of("expand", column, "of", table.Words),
            $"{column} of {table.Words} is kept as {to.Sql} too, in {other}",
            [table],
            $"ALTER TABLE {table.Sql} ADD COLUMN {@new} {to.Sql};\n{check}{(isNotNull ? Alter(old, "DROP NOT NULL") : "")}\n{trigger.Create}",
            $"{end}\nALTER TABLE {table.Sql} DROP COLUMN {@new};{(isNotNull ? Alter(old, "SET NOT NULL") : "")}");
        var filled = drafts.Add(Fills.Draft(values, table, other, forth(old), expanded, $"{old} IS NOT NULL")
            .UndoneBy(BatchLoop.Of(values, table, $"{old} = {back(@new)}", $"{old} IS NULL AND {@new} IS NOT NULL"), "Where the new column had taken the place of the old one, that one begins empty."));
        drafts.Define(
            DraftName.Of("contract", column, "of", table.Words),
            $"{column} of {table.Words} is {to.Sql}",
            [table],
            $"-- Proves that no row was left out, before the old values go.\nALTER TABLE {table.Sql} VALIDATE CONSTRAINT {constraint};{(isNotNull ? Alter(@new, "SET NOT NULL") : "")}\n{end}\n"
                + $"ALTER TABLE {table.Sql} DROP COLUMN {old};\nALTER TABLE {table.Sql} RENAME COLUMN {@new} TO {old};{(@default is null ? "" : Alter(old, $"SET DEFAULT {@default}"))}",
            $"-- The old column begins empty: roll the backfill back as well, which fills it again.\nALTER TABLE {table.Sql} RENAME COLUMN {old} TO {@new};{(isNotNull ? Alter(@new, "DROP NOT NULL") : "")}{(@default is null ? "" : Alter(@new, "DROP DEFAULT"))}\n"
                + $"ALTER TABLE {table.Sql} ADD COLUMN {old} {from.Sql};{(@default is null ? "" : Alter(old, $"SET DEFAULT {@default}"))}\n{check}\n{trigger.Create}",
            filled);

        string Alter(string name, string action) => $"\nALTER TABLE {table.Sql} ALTER COLUMN {name} {action};";

        Func<string, string> Conversion(string parameter, SqlType type) =>
            values.OptionalExpression(parameter) is { } given ? given.Of(column).With : value => $"{value}::{type.Sql}";
    }

    private static string Body(string old, string @new, string converted, SqlType from) => $"""
            IF TG_OP = 'INSERT' OR NEW.{@new} IS NULL OR {(from.HasEquality ? $"NEW.{old} IS DISTINCT FROM OLD.{old}" : $"NEW.{old}::text IS DISTINCT FROM OLD.{old}::text")} THEN
                NEW.{@new} := {converted};
            END IF;
        """;
}
