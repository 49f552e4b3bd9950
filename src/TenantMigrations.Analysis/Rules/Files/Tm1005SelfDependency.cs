namespace TenantMigrations.Analysis;

internal static class Tm1005SelfDependency
{
    public static Rule Rule { get; } = new("TM1005", "Migration depends on itself", FindingSeverity.Error, isConfigurable: false);

    public static Finding At(DependencyReference reference) =>
        Rule.At(reference.Place, $"Migration '{reference.Id}' depends on itself, so it could never run. Remove the dependency, or name the migration that was meant.");
}
