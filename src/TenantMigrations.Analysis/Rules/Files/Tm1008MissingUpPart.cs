namespace TenantMigrations.Analysis;

internal static class Tm1008MissingUpPart
{
    public static Rule Rule { get; } = new("TM1008", "Up part is missing or empty", FindingSeverity.Error, isConfigurable: false);
}
