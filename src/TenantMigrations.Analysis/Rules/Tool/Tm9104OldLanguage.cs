namespace TenantMigrations.Analysis;

internal static class Tm9104OldLanguage
{
    public static Rule Rule { get; } = new("TM9104", "The project's C# is too old", FindingSeverity.Error, isConfigurable: false);
}
