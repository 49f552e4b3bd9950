namespace TenantMigrations.Analysis;

internal static class Tm1001MalformedId
{
    public static Rule Rule { get; } = new("TM1001", "Migration id is malformed", FindingSeverity.Error, isConfigurable: false);
}
