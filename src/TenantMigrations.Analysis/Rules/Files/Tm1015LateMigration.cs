namespace TenantMigrations.Analysis;

internal static class Tm1015LateMigration
{
    public static Rule Rule { get; } = new("TM1015", "New migration sorts before a released one", FindingSeverity.Error, isConfigurable: true);

    public static Finding At(MigrationScript script, string newest) =>
        Rule.At(script.IdPlace, $"Migration '{script.Id}' is new, but sorts before '{newest}', which has been released: databases that have that one would run this one after it, new ones before it. Move it to the end with the verb 'rebase' (dotnet build -t:RebaseMigrations).");
}
