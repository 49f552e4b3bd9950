namespace TenantMigrations.Runner;

internal sealed class SuspendTenantVerb() : TenantStateVerb(
    TenantState.Suspended, "suspend", "Leave a tenant out of runs.", "Kept in the control database, whatever the tenants' source says; 'tenants activate' takes it back.")
{
    public override IReadOnlyList<string> Examples => ["acme", "acme --reason \"restoring a backup, OPS-1234\""];
}
