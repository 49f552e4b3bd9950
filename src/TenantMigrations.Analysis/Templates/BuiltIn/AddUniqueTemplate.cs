namespace TenantMigrations.Analysis;

internal sealed class AddUniqueTemplate : Template
{
    public override string Name => "add-unique";

    public override string Summary => "Adds a unique constraint whose index is built before, while the table stays open; under Shared it holds within a tenant.";

    public override string? Locks => "The index build lets reads and writes pass (SHARE UPDATE EXCLUSIVE); the constraint takes the index over: ACCESS EXCLUSIVE for a moment.";

    public override string Example => "--table customers --columns email";

    public override EquatableArray<TemplateParameter> Parameters { get; } = new[]
    {
        CommonParameters.Table,
        new TemplateParameter("columns", TemplateValueKind.Names, "The columns that are unique together, with commas between them.") { IsRequired = true },
        CommonParameters.AcrossTenants,
    };

    internal override void Write(TemplateValues values, DraftList drafts)
    {
        var (table, columns) = (values.Table(), IndexSteps.Columns(values));
        var name = DerivedName.Of("key", [table.Name, .. columns]);
        var path = DraftName.Of([.. columns, "of", table.Words]);
        var create = IndexSteps.Create(table, name, columns, isUnique: true);
        var built = drafts.DefineAlone(
            DraftName.Of("unique_index", path),
            $"The index of a constraint to come on {table.Words}, built while the table stays open",
            [table],
            create,
            IndexSteps.Drop(table, name));
        var added = drafts.Define(
            DraftName.Of("unique", path),
            $"No two rows of {table.Words} have the same {string.Join(", ", columns)}",
            [table],
            $"ALTER TABLE {table.Sql} ADD CONSTRAINT {SqlQuote.Name(name)} UNIQUE USING INDEX {SqlQuote.Name(name)};",
            $"-- The index went over to the constraint and goes with it, so it is built again.\nALTER TABLE {table.Sql} DROP CONSTRAINT IF EXISTS {SqlQuote.Name(name)};\n{create}",
            built);
        drafts.Change(added, static draft => draft with { DownInTransaction = false });
    }
}
