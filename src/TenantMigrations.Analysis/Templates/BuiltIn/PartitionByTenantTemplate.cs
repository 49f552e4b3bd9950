using System.Globalization;
using System.Text;

namespace TenantMigrations.Analysis;

internal sealed class PartitionByTenantTemplate : Template
{
    public override string Name => "partition-by-tenant";

    public override string Summary => "Creates a table of tenants that is partitioned by a hash of the tenant, with policies.";

    public override string? Locks => "None on tables that are there, but for those that are referred to: SHARE ROW EXCLUSIVE for a moment.";

    public override string Example => "--table events --columns \"kind text NOT NULL, at timestamptz NOT NULL DEFAULT now()\" --partitions 4";

    public override IReadOnlyList<TenantIsolation> Isolations { get; } = [TenantIsolation.Shared];

    public override EquatableArray<TemplateParameter> Parameters { get; } = new[] { CommonParameters.Table }
        .Concat(NewTable.Parameters)
        .Concat([new("partitions", TemplateValueKind.Number, "How many; each holds many tenants, so that new ones need none of their own.") { Default = "8" }, CommonParameters.TenantType])
        .ToArray();

    internal override string WhyNot => "There each tenant has tables of its own: what is to be parted is parted already.";

    internal override void Write(TemplateValues values, DraftList drafts)
    {
        var table = new NewTable(values);
        var count = values.Number("partitions", 2, 256);
        var up = new StringBuilder(table.Create()).Append($" PARTITION BY HASH ({table.Tenant!.Column});\n");
        foreach (var column in table.Referring) up.Append('\n').Append(table.Index(column));
        up.Append('\n').Append(RowPolicies.Up(table.Table, table.Tenant)).Append("\n\n-- The policy binds who asks the table. A partition has none, so that nobody who asks it by itself sees a row.");
        for (var i = 0; i < count; i++)
        {
            var partition = table.Table.Beside(DerivedName.Of("p" + i.ToString(CultureInfo.InvariantCulture), table.Table.Name));
            up.Append(FormattableString.Invariant($"\nCREATE TABLE {partition} PARTITION OF {table.Table.Sql} FOR VALUES WITH (MODULUS {count}, REMAINDER {i});"));
            up.Append($"\nALTER TABLE {partition} ENABLE ROW LEVEL SECURITY;\nALTER TABLE {partition} FORCE ROW LEVEL SECURITY;");
        }

        drafts.Define(DraftName.Of("create", table.Table.Words), $"Creates {table.Table.Words}, partitioned by tenant", [], up.ToString(), $"DROP TABLE {table.Table.Sql};");
    }
}
