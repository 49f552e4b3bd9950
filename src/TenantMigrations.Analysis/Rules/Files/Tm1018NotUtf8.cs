namespace TenantMigrations.Analysis;

internal static class Tm1018NotUtf8
{
    public static Rule Rule { get; } = new("TM1018", "Migration is not UTF-8 text", FindingSeverity.Error, isConfigurable: false);
}
