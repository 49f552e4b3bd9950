namespace TenantMigrations.Analysis;

internal static class Tm1006LaterDependency
{
    public static Rule Rule { get; } = new("TM1006", "Dependency has a later timestamp", FindingSeverity.Warning, isConfigurable: true);

    private const int TimestampLength = 14;

    public static bool Applies(string id, string dependency) =>
        MigrationId.TryParse(id, out _) && MigrationId.TryParse(dependency, out _)
        && string.CompareOrdinal(dependency, 0, id, 0, TimestampLength) > 0;

    public static Finding At(MigrationScript script, DependencyReference reference) =>
        Rule.At(reference.Place, $"Migration '{script.Id}' depends on '{reference.Id}', which has a later timestamp. It runs after it all the same, but people read migrations in the order of their names: give the one that runs later the later timestamp while neither is released.");
}
