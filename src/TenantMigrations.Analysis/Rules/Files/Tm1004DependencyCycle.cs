namespace TenantMigrations.Analysis;

internal static class Tm1004DependencyCycle
{
    public static Rule Rule { get; } = new("TM1004", "Dependencies form a cycle", FindingSeverity.Error, isConfigurable: false);
}
