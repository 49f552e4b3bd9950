using TenantMigrations.Engine;

namespace TenantMigrations.Runner.Tests;

/// <summary>What a fleet says of its tenants.</summary>
internal static class TenantReports
{
    public static DateTime Then { get; } = new(2024, 5, 1, 8, 0, 0, DateTimeKind.Utc);

    public static TenantSuspension Word { get; } = new(BySource: false, new TenantStateChange(TenantState.Suspended, Then, "ops@host", "restoring a backup"));

    public static TenantListReport List => new(
        TenantIsolation.Schema,
        "Tenants:File (tenants.json)",
        [
            new ListedTenant(Tenant("acme") with { Name = "Acme Ltd.", Labels = new Dictionary<string, string>(StringComparer.Ordinal) { ["ring"] = "canary", ["region"] = "eu" } }, true, 4, 0),
            new ListedTenant(Tenant("birch"), true, 1, 3),
            new ListedTenant(Tenant("cobalt") with { State = TenantState.Suspended, Suspension = Word }, true, 4, 0),
            new ListedTenant(Tenant("dover"), false, 0, 4),
            new ListedTenant(Tenant("elm"), null, 0, 4),
        ],
        ["Cannot connect to db1:5432/shop: no answer."]);

    public static AddTenantReport Added => new()
    {
        Tenant = Tenant("acme"),
        Created = true,
        Listed = true,
        Copied = false,
        Notes = ["The template was not used: why."],
        Run = Reports.Done(1),
    };

    public static RemoveTenantReport Removed => new(Tenant("acme"), Unlisted: true, new ErasedTenant(PlaceDropped: true, 4), []);

    public static TenantStateReport Suspended => new(Tenant("acme") with { State = TenantState.Suspended, Suspension = Word }, Changed: true, []);

    public static Tenant Tenant(string id) => new() { Id = id, Name = id, Database = new DatabaseAddress("db1:5432/shop", ""), Schema = "t_" + id };
}
