namespace TenantMigrations.Analysis;

internal static class Tm1007UnclearScope
{
    public static Rule Rule { get; } = new("TM1007", "Scope is missing or contradictory", FindingSeverity.Error, isConfigurable: false);
}
