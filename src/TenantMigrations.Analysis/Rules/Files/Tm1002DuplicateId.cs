namespace TenantMigrations.Analysis;

internal static class Tm1002DuplicateId
{
    public static Rule Rule { get; } = new("TM1002", "Migration id is used twice", FindingSeverity.Error, isConfigurable: false);
}
