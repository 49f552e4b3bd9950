namespace TenantMigrations.Analysis;

internal static class Tm9101MeaninglessProperty
{
    public static Rule Rule { get; } = new("TM9101", "Property has a value that means nothing", FindingSeverity.Error, isConfigurable: false);
}
