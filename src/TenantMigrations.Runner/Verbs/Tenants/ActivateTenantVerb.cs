namespace TenantMigrations.Runner;

internal sealed class ActivateTenantVerb() : TenantStateVerb(
    TenantState.Active, "activate", "Let a suspended tenant take part in runs again.", "A tenant that its source says is suspended stays so.")
{
    public override IReadOnlyList<string> Examples => ["acme"];

    public override string ExitNote => "0 it is active · 3 its source says that it is suspended";
}
