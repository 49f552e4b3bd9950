namespace TenantMigrations.Analysis;

internal static class Tm9102SecondRegistry
{
    public static Rule Rule { get; } = new("TM9102", "There is more than one registry", FindingSeverity.Error, isConfigurable: false);
}
