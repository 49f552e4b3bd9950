namespace TenantMigrations.Analysis;

internal static class Tm1003MissingDependency
{
    public static Rule Rule { get; } = new("TM1003", "Dependency does not exist", FindingSeverity.Error, isConfigurable: false);
}
