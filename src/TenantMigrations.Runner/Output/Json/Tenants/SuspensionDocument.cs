namespace TenantMigrations.Runner;

/// <summary>Why a tenant is suspended; the last three are of the control database.</summary>
internal sealed record SuspensionDocument(bool BySource, bool ByControl, DateTime? ChangedAt, string? Actor, string? Reason)
{
    public static SuspensionDocument? Of(Tenant tenant) => tenant.Suspension is { } suspension
        ? new SuspensionDocument(
            suspension.BySource, suspension.ByControl is not null, suspension.ByControl?.ChangedAt, suspension.ByControl?.Actor, suspension.ByControl?.Reason)
        : null;
}
