namespace TenantMigrations.Analysis;

internal sealed class BulkRlsTemplate : Template
{
    public override string Name => "bulk-rls";

    public override string Summary => "Enables row level security on many tables, as enable-rls does on one.";

    public override string? Locks => RowSecuritySteps.Locks + " Without --separate it is on all the tables at once.";

    public override string Example => "--tables customers,orders,order_lines";

    public override IReadOnlyList<TenantIsolation> Isolations { get; } = [TenantIsolation.Shared];

    public override EquatableArray<TemplateParameter> Parameters { get; } = new[] { CommonParameters.Tables, CommonParameters.Separate, CommonParameters.TenantType };

    internal override string WhyNot => RowSecuritySteps.WhyNot;

    internal override void Write(TemplateValues values, DraftList drafts)
    {
        var tables = values.Tables();
        if (!values.Flag(CommonParameters.Separate.Name)) RowSecuritySteps.Add(drafts, values, tables);
        else foreach (var table in tables) RowSecuritySteps.Add(drafts, values, [table]);
    }
}
