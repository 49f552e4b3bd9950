namespace TenantMigrations.Analysis;

internal static class Tm1016DuplicateDependency
{
    public static Rule Rule { get; } = new("TM1016", "Dependency is declared twice", FindingSeverity.Warning, isConfigurable: true);

    public static Finding At(MigrationScript script, DependencyReference reference) =>
        Rule.At(reference.Place, $"Migration '{script.Id}' declares its dependency on '{reference.Id}' twice. Once is enough: remove this one.");
}
