namespace TenantMigrations.Analysis;

internal sealed class EnableRlsTemplate : Template
{
    public override string Name => "enable-rls";

    public override string Summary => "Enables and forces row level security on a table, with a policy for the tenant that is set.";

    public override string? Locks => RowSecuritySteps.Locks;

    public override string Example => "--table orders";

    public override IReadOnlyList<TenantIsolation> Isolations { get; } = [TenantIsolation.Shared];

    public override EquatableArray<TemplateParameter> Parameters { get; } = new[] { CommonParameters.Table, CommonParameters.TenantType };

    internal override string WhyNot => RowSecuritySteps.WhyNot;

    internal override void Write(TemplateValues values, DraftList drafts) => RowSecuritySteps.Add(drafts, values, [values.Table()]);
}
