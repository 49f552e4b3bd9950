namespace TenantMigrations.Analysis;

internal sealed class ChangeTypeTemplate : Template
{
    public override string Name => "change-type";

    public override string Summary => "Changes a column's type without rewriting the table under a lock: a second column, filled in batches, takes its place.";

    public override string? Locks =>
        "ACCESS EXCLUSIVE for a moment when the second column comes and when it takes the place of the first, without a rewrite; the proof before that scans while reads and writes pass "
        + "(SHARE UPDATE EXCLUSIVE); the backfill locks the rows of a batch. What the column had besides its values (NOT NULL, default, indexes, keys, its place among the columns) it has no more: "
        + "add it to the new one.";

    public override string Example => "--table orders --column total --from integer --to bigint";

    public override EquatableArray<TemplateParameter> Parameters { get; } = new[]
    {
        CommonParameters.Table,
        CommonParameters.Column,
        new TemplateParameter("from", TemplateValueKind.Type, "The type that it has, for the way back.") { IsRequired = true },
        new TemplateParameter("to", TemplateValueKind.Type, "The type that it shall have.") { IsRequired = true },
        new TemplateParameter("using", TemplateValueKind.Expression, "The new value, computed from the column; a cast where nothing is said. It gives a value for every value."),
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
        var check = $"ALTER TABLE {table.Sql} ADD CONSTRAINT {constraint} CHECK ({@new} IS NOT NULL OR {old} IS NULL) NOT VALID;";
        var end = $"{trigger.Drop}\nALTER TABLE {table.Sql} DROP CONSTRAINT {constraint};";
        var expanded = drafts.Define(
            DraftName.Of("expand", column, "of", table.Words),
            $"{column} of {table.Words} is kept as {to.Sql} too, in {other}",
            [table],
            $"ALTER TABLE {table.Sql} ADD COLUMN {@new} {to.Sql};\n{check}\n{trigger.Create}",
            $"{end}\nALTER TABLE {table.Sql} DROP COLUMN {@new};");
        var filled = drafts.Add(Fills.Draft(values, table, other, forth(old), expanded, $"{old} IS NOT NULL")
            .UndoneBy(BatchLoop.Of(values, table, $"{old} = {back(@new)}", $"{old} IS NULL AND {@new} IS NOT NULL"), "Where the new column had taken the place of the old one, that one begins empty."));
        drafts.Define(
            DraftName.Of("contract", column, "of", table.Words),
            $"{column} of {table.Words} is {to.Sql}",
            [table],
            $"-- Proves that no row was left out, before the old values go.\nALTER TABLE {table.Sql} VALIDATE CONSTRAINT {constraint};\n{end}\n"
                + $"ALTER TABLE {table.Sql} DROP COLUMN {old};\nALTER TABLE {table.Sql} RENAME COLUMN {@new} TO {old};",
            $"-- The old column begins empty: roll the backfill back as well, which fills it again.\nALTER TABLE {table.Sql} RENAME COLUMN {old} TO {@new};\n"
                + $"ALTER TABLE {table.Sql} ADD COLUMN {old} {from.Sql};\n{check}\n{trigger.Create}",
            filled);

        Func<string, string> Conversion(string parameter, SqlType type) =>
            values.OptionalExpression(parameter) is { } given ? given.Of(column).With : value => $"{value}::{type.Sql}";
    }

    private static string Body(string old, string @new, string converted, SqlType from) => $"""
            IF TG_OP = 'INSERT' OR NEW.{@new} IS NULL OR {(from.HasEquality ? $"NEW.{old} IS DISTINCT FROM OLD.{old}" : $"NEW.{old}::text IS DISTINCT FROM OLD.{old}::text")} THEN
                NEW.{@new} := {converted};
            END IF;
        """;
}
