namespace TenantMigrations.Analysis;

internal static class Tm1011PlaceholderMismatch
{
    public static Rule Rule { get; } = new("TM1011", "Placeholder and declaration do not match", FindingSeverity.Error, isConfigurable: false);
}
