namespace TenantMigrations.Analysis;

internal static class Tm9103MissingReference
{
    public static Rule Rule { get; } = new("TM9103", "A needed reference is missing", FindingSeverity.Error, isConfigurable: false);
}
