namespace TenantMigrations.Analysis;

internal static class Tm1016DuplicateDependency
{
    public static Rule Rule { get; } = new("TM1016", "Dependency is declared twice", FindingSeverity.Warning, isConfigurable: true);
}
