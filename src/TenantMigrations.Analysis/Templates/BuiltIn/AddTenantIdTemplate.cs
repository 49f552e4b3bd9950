namespace TenantMigrations.Analysis;

internal sealed class AddTenantIdTemplate : Template
{
    public override string Name => "add-tenant-id";

    public override string Summary => "Adds the tenant column to a table with rows in it: column, backfill in batches, NOT NULL, index.";

    public override string? Locks => TenantIdSteps.Locks;

    public override string Example => "--table orders --default-tenant acme";

    public override IReadOnlyList<TenantIsolation> Isolations { get; } = [TenantIsolation.Shared];

    public override EquatableArray<TemplateParameter> Parameters { get; } = new[]
    {
        CommonParameters.Table, TenantIdSteps.DefaultTenant, CommonParameters.TenantType, CommonParameters.Key, CommonParameters.Batch,
    };

    internal override string WhyNot => TenantIdSteps.WhyNot;

    internal override void Write(TemplateValues values, DraftList drafts) => TenantIdSteps.Add(drafts, values, [values.Table()]);
}
