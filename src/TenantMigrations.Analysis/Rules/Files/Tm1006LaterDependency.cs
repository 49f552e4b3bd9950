namespace TenantMigrations.Analysis;

internal static class Tm1006LaterDependency
{
    public static Rule Rule { get; } = new("TM1006", "Dependency has a later timestamp", FindingSeverity.Warning, isConfigurable: true);
}
