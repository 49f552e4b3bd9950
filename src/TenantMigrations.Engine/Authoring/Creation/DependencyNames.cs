namespace TenantMigrations.Engine;

/// <summary>The migrations that somebody means who names one without its timestamp.</summary>
internal static class DependencyNames
{
    /// <summary>The ids: one where it is clear.</summary>
    public static IReadOnlyList<string> Find(string given, ProjectMigrations migrations) => migrations.Scripts.Any(script => script.Id == given)
        ? [given]
        : [.. migrations.Scripts.Select(static script => script.Id).Where(id => NameOf(id) == given).Order(StringComparer.Ordinal)];

    /// <summary>What is wrong with a name; null where it means one migration, or is a whole id, of which the compiler says what is wrong.</summary>
    public static AuthoringFinding? Obstacle(string given, AuthoringProject project, ProjectMigrations migrations)
    {
        if (MigrationId.TryParse(given, out _)) return null;
        return Find(given, migrations) switch
        {
            [_] => null,
            [] => Trouble(project, $"There is no migration '{WritablePaths.Shown(given)}' to depend on. {(Nearest(given, migrations) is { } near ? $"Did you mean '{near}'?" : "Give its id, or the name behind its timestamp.")}"),
            var several => Trouble(project, $"'{given}' is the name of {several.Count} migrations: {string.Join(", ", several)}. Give the id of the one that is meant."),
        };
    }

    // The one that begins alike for the longest.
    private static string? Nearest(string given, ProjectMigrations migrations)
    {
        var wanted = MigrationName.Of(given) ?? "";
        var best = migrations.Scripts.Select(script => (script.Id, Length: NameOf(script.Id).Zip(wanted).TakeWhile(static pair => pair.First == pair.Second).Count()))
            .OrderByDescending(static candidate => candidate.Length).ThenBy(static candidate => candidate.Id, StringComparer.Ordinal).FirstOrDefault();
        return best.Length > 0 && best.Length * 2 >= wanted.Length ? best.Id : null;
    }

    private static string NameOf(string id) => MigrationId.TryParse(id, out var parsed) ? parsed.Name : id;

    private static AuthoringFinding Trouble(AuthoringProject project, string message) => AuthoringFinding.Trouble(Path.GetFileName(project.File), message);
}
