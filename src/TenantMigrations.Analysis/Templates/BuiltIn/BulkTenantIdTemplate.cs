namespace TenantMigrations.Analysis;

internal sealed class BulkTenantIdTemplate : Template
{
    public override string Name => "bulk-tenant-id";

    public override string Summary => "Adds the tenant column to many tables, as add-tenant-id does to one.";

    public override string? Locks => TenantIdSteps.Locks + " Without --separate the moments are those of all the tables together.";

    public override string Example => "--tables customers,orders,order_lines --default-tenant acme";

    public override IReadOnlyList<TenantIsolation> Isolations { get; } = [TenantIsolation.Shared];

    public override EquatableArray<TemplateParameter> Parameters { get; } = new[]
    {
        CommonParameters.Tables, TenantIdSteps.DefaultTenant, CommonParameters.Separate, CommonParameters.TenantType, CommonParameters.Key, CommonParameters.Batch,
    };

    internal override string WhyNot => TenantIdSteps.WhyNot;

    internal override void Write(TemplateValues values, DraftList drafts)
    {
        var tables = values.Tables();
        if (!values.Flag(CommonParameters.Separate.Name)) TenantIdSteps.Add(drafts, values, tables);
        else foreach (var table in tables) TenantIdSteps.Add(drafts, values, [table]);
    }
}
