namespace TenantMigrations.Analysis;

internal static class Tm1010MalformedDirective
{
    public static Rule Rule { get; } = new("TM1010", "Directive is unknown or malformed", FindingSeverity.Error, isConfigurable: false);
}
