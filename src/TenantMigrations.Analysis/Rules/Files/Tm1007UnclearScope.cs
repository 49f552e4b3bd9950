namespace TenantMigrations.Analysis;

internal static class Tm1007UnclearScope
{
    public static Rule Rule { get; } = new("TM1007", "Scope is missing or contradictory", FindingSeverity.Error, isConfigurable: false);

    public static Finding Missing(SourcePlace place) =>
        Rule.At(place, "The scope of this migration is not known: once per database or once per tenant? Add '-- scope: global' or '-- scope: tenant' above '-- migrate:up', or move the file into a folder 'system' (global), 'tenant-specific' or 'data' (tenant).");

    public static Finding Contradictory(SourcePlace place, string globalFolder, string tenantFolder) =>
        Rule.At(place, $"The folders of this migration contradict each other: '{globalFolder}' means once per database, '{tenantFolder}' once per tenant. Say which with '-- scope: global' or '-- scope: tenant' above '-- migrate:up', or move the file.");

    public static Finding MissingInClass(SourcePlace place) =>
        Rule.At(place, "The scope of this migration is not known: once per database or once per tenant? Add Scope = MigrationScope.Global or Scope = MigrationScope.Tenant to [Migration].");
}
