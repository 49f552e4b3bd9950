namespace TenantMigrations.Analysis;

internal sealed class AddNotNullTemplate : Template
{
    public override string Name => "add-not-null";

    public override string Summary => "Makes a column NOT NULL without a scan under a strong lock; with --fill, rows without a value get one before.";

    public override string? Locks => "ACCESS EXCLUSIVE for a moment, twice, without a scan; VALIDATE lets reads and writes pass (SHARE UPDATE EXCLUSIVE). --fill locks the rows of a batch.";

    public override string Example => "--table orders --column status --fill \"'open'\"";

    public override EquatableArray<TemplateParameter> Parameters { get; } = new[]
    {
        CommonParameters.Table,
        CommonParameters.Column,
        new TemplateParameter("fill", TemplateValueKind.Expression, "What rows without a value get; a text in single quotes."),
    }.Concat(CommonParameters.OfBatches).ToArray();

    internal override void Write(TemplateValues values, DraftList drafts)
    {
        var (table, column) = (values.Table(), values.Name("column"));
        var fill = values.OptionalExpression("fill");
        int[] before = fill is null ? [] : [drafts.Add(Fills.Draft(values, table, column, fill.Sql) with { Irreversible = "which rows had no value is not kept" })];
        NotNullSteps.Add(drafts, [table], column, null, before);
    }
}
