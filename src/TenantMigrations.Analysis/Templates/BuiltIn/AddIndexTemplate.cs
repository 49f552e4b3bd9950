namespace TenantMigrations.Analysis;

internal sealed class AddIndexTemplate : Template
{
    public override string Name => "add-index";

    public override string Summary => "Builds an index while the table stays open; under Shared with the tenant column first.";

    public override string? Locks => "SHARE UPDATE EXCLUSIVE while it builds: reads and writes pass.";

    public override string Example => "--table orders --columns status,placed_at --where \"status <> 'done'\"";

    public override EquatableArray<TemplateParameter> Parameters { get; } = new[]
    {
        CommonParameters.Table,
        new TemplateParameter("columns", TemplateValueKind.Names, "The columns, with commas between them.") { IsRequired = true },
        new TemplateParameter("method", TemplateValueKind.Choice, "What kind of index.") { Default = "btree", Choices = new[] { "btree", "hash", "gin", "gist", "brin", "spgist" } },
        new TemplateParameter("where", TemplateValueKind.Expression, "Which rows are in it; all where nothing is said."),
        CommonParameters.AcrossTenants,
    };

    internal override void Write(TemplateValues values, DraftList drafts)
    {
        var method = values.Text("method");
        var table = values.Table();

        // Only a B-tree, BRIN or GiST index has a first column, and of these only the B-tree takes any type.
        var columns = method == "btree" ? IndexSteps.Columns(values) : values.Names("columns");
        var name = DerivedName.Of("idx", [table.Name, .. columns, .. values.Has("where") ? new[] { "where" } : []]);
        var where = values.OptionalExpression("where");
        drafts.DefineAlone(
            DraftName.Of(["index", .. columns, "of", table.Words]),
            $"Finds the rows of {table.Words} by {string.Join(", ", columns)}",
            [table],
            IndexSteps.Create(table, name, columns, tail: where is null ? "" : $" WHERE {where.Operand}", method: method == "btree" ? "" : " USING " + method),
            IndexSteps.Drop(table, name));
    }
}
