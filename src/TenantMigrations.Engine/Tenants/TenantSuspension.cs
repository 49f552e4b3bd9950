namespace TenantMigrations.Engine;

/// <summary>Why a tenant is suspended: its source says so, <c>tenants suspend</c> did, or both.</summary>
/// <param name="BySource">Whether the tenants' source says it, which <c>tenants activate</c> cannot override.</param>
/// <param name="ByControl">What <c>tenants suspend</c> left in the control database; null where it was not used.</param>
public sealed record TenantSuspension(bool BySource, TenantStateChange? ByControl)
{
    /// <summary>What to do about it, in words.</summary>
    internal string Advice(string tenantId) => (BySource, ByControl) switch
    {
        (true, null) => "Its 'state' in the tenants' source says so: change it there",
        (true, _) => $"Its 'state' in the tenants' source says so, and so does the control database: change it there, and then 'tenants activate {tenantId}'",
        _ => $"The control database says so{Why}: 'tenants activate {tenantId}' changes that",
    };

    private string Why => ByControl is { Reason: { } reason } ? $" (reason: {reason})" : "";
}
