namespace TenantMigrations.Analysis;

internal static class Tm1005SelfDependency
{
    public static Rule Rule { get; } = new("TM1005", "Migration depends on itself", FindingSeverity.Error, isConfigurable: false);
}
