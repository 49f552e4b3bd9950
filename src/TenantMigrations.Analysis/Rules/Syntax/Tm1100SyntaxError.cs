namespace TenantMigrations.Analysis;

internal static class Tm1100SyntaxError
{
    public static Rule Rule { get; } = new("TM1100", "SQL syntax error", FindingSeverity.Error, isConfigurable: false);
}
