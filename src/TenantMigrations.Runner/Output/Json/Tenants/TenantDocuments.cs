namespace TenantMigrations.Runner;

/// <summary>Tenants as documents.</summary>
internal static class TenantDocuments
{
    public static TenantListDocument Of(TenantListReport report) => new(
        report.Isolation,
        report.Source,
        [.. report.Tenants.Select(listed => new ListedTenantDocument(
            listed.Tenant.Id,
            listed.Tenant.Name,
            listed.Tenant.Database.Key,
            listed.Tenant.Schema,
            listed.Tenant.Labels,
            listed.Tenant.State,
            SuspensionDocument.Of(listed.Tenant),
            listed.Exists,
            listed.Applied,
            listed.Pending))],
        report.Unreachable);

    public static AddedTenantDocument Of(AddTenantReport report) => new(
        report.Tenant.Id, report.Tenant.Database.Key, report.Tenant.Schema, report.Created, report.Listed, report.Copied, report.Notes, RunDocuments.Of(report.Run));

    public static RemovedTenantDocument Of(RemoveTenantReport report) => new(
        report.Tenant.Id, report.Tenant.Database.Key, report.Tenant.Schema, report.Unlisted, report.Erased?.PlaceDropped ?? false, report.Erased?.JournalRows ?? 0, report.Notes);

    public static TenantStateDocument Of(TenantStateReport report) =>
        new(report.Tenant.Id, report.Tenant.State, SuspensionDocument.Of(report.Tenant), report.Changed, report.Notes);
}
