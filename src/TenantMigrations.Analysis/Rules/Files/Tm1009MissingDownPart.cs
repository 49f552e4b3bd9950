namespace TenantMigrations.Analysis;

internal static class Tm1009MissingDownPart
{
    public static Rule Rule { get; } = new("TM1009", "Down part is missing", FindingSeverity.Error, isConfigurable: false);
}
