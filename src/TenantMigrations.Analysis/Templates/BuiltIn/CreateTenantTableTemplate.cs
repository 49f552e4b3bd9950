using System.Text;

namespace TenantMigrations.Analysis;

internal sealed class CreateTenantTableTemplate : Template
{
    public override string Name => "create-tenant-table";

    public override string Summary => "Creates a table of tenants: under Shared with tenant column, key, indexes and policies, elsewhere a plain one.";

    public override string? Locks => "None on tables that are there, but for those that are referred to: SHARE ROW EXCLUSIVE for a moment.";

    public override string Example => "--table invoices --columns \"number text NOT NULL, total numeric(12,2) NOT NULL DEFAULT 0, issued_at timestamptz\" --index issued_at";

    public override EquatableArray<TemplateParameter> Parameters { get; } = new[] { CommonParameters.Table }
        .Concat(NewTable.Parameters)
        .Concat([new("index", TemplateValueKind.Names, "Columns that get an index each; those that refer to another table have one anyway."), CommonParameters.TenantType])
        .ToArray();

    internal override void Write(TemplateValues values, DraftList drafts)
    {
        var table = new NewTable(values);
        var indexed = table.Referring.ToList();
        foreach (var column in values.Has("index") ? values.Names("index") : [])
        {
            if (!table.Names.Contains(column)) throw new TemplateRefusal($"The table has no column {SqlQuote.Name(column)}.", "index", values.Text("index"), 0, values.Text("index").Length);
            if (!indexed.Contains(column)) indexed.Add(column);
        }

        var up = new StringBuilder(table.Create()).Append(';');
        foreach (var column in indexed) up.Append('\n').Append(table.Index(column));
        if (table.Tenant is { } tenant) up.Append("\n\n").Append(RowPolicies.Up(table.Table, tenant));
        drafts.Define(DraftName.Of("create", table.Table.Words), $"Creates {table.Table.Words}", [], up.ToString(), $"DROP TABLE {table.Table.Sql};");
    }
}
