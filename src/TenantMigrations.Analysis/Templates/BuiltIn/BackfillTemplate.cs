namespace TenantMigrations.Analysis;

internal sealed class BackfillTemplate : Template
{
    public override string Name => "backfill";

    public override string Summary => "Changes the rows of a table in batches, as a C# migration that goes on where it was interrupted.";

    public override string? Locks => "The rows of a batch until it commits.";

    public override string Example => "--table customers --set \"email = lower(email)\" --where \"email <> lower(email)\" --batch 500";

    public override EquatableArray<TemplateParameter> Parameters { get; } = new[]
    {
        CommonParameters.Table,
        new TemplateParameter("set", TemplateValueKind.Assignments, "What is set, as behind the SET of an UPDATE.") { IsRequired = true },
        new TemplateParameter("where", TemplateValueKind.Expression, "Which rows; all where nothing is said."),
        new TemplateParameter("undo", TemplateValueKind.Assignments, "What a rollback sets; without it the migration is irreversible."),
    }.Concat(CommonParameters.OfBatches).ToArray();

    internal override void Write(TemplateValues values, DraftList drafts)
    {
        var table = values.Table();
        var key = values.Names(CommonParameters.Key.Name);
        var set = values.Assignments("set", key);
        var undo = values.Has("undo") ? values.Assignments("undo", key) : null;
        var where = values.OptionalExpression("where")?.Operand;
        var columns = string.Join(", ", set.Columns);
        var draft = BatchMigration.Draft(
            DraftName.Of(["backfill", .. set.Columns, "of", table.Words]),
            $"Sets {columns} of {table.Words}, a batch at a time",
            Fills.Scope(values),
            [BatchLoop.Of(values, table, set.Sql, where)]);
        drafts.Add(undo is null
            ? draft with { Irreversible = "what the rows said before is not kept" }
            : draft.UndoneBy(BatchLoop.Of(values, table, undo.Sql, null)));
    }
}
