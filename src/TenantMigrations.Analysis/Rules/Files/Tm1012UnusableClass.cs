namespace TenantMigrations.Analysis;

internal static class Tm1012UnusableClass
{
    public static Rule Rule { get; } = new("TM1012", "Migration class is unusable", FindingSeverity.Error, isConfigurable: false);
}
