namespace TenantMigrations.Analysis;

internal static class Tm1003MissingDependency
{
    public static Rule Rule { get; } = new("TM1003", "Dependency does not exist", FindingSeverity.Error, isConfigurable: false);

    public static Finding At(MigrationScript script, DependencyReference reference, string? nearest) =>
        Rule.At(reference.Place, nearest is null
            ? $"Migration '{script.Id}' depends on '{reference.Id}', which does not exist in this project. Correct the id or add that migration."
            : $"Migration '{script.Id}' depends on '{reference.Id}', which does not exist. Did you mean '{nearest}'?");

    public static Finding NoMigration(SourcePlace place, string id, string typeName) =>
        Rule.At(place, $"Migration '{id}' depends on class '{typeName}', which bears no [Migration] attribute with an id. Name a class that does, or the id of a migration.");
}
