using System.CommandLine;

namespace TenantMigrations.Runner;

/// <summary>The option with which an authoring verb is told its project.</summary>
internal static class ProjectOption
{
    public static Option<string?> Create() => new("--project")
    {
        Description = "The migrations project, a folder or a project file. It need not compile. Default: the nearest one, from the current folder upwards; else the one that this program was built of.",
        HelpName = "DIR",
    };

    public static Option<string[]> CreateProperty() => new("--property")
    {
        Description = "A property of the project, over what its files say; may be repeated. The build's targets pass what MSBuild knows.",
        HelpName = "NAME=VALUE",
    };

    public static AuthoringProject Find(string? given, string[]? properties, VerbContext context) =>
        AuthoringProject.Find(given ?? context.Arguments.ProjectDirectory ?? OwnProject(context), context.Environment.CurrentDirectory, Values(properties ?? []));

    // 'dotnet run --project src/Shop.Migrations -- create …' is typed far above the project.
    private static string? OwnProject(VerbContext context) =>
        context.Registry is NoMigrations || ProjectFolder.Above(context.Environment.CurrentDirectory) is not null ? null : ProjectFolder.Above(context.Environment.BaseDirectory);

    private static Dictionary<string, string> Values(string[] properties)
    {
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var property in properties)
        {
            var equals = property.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0) throw new UsageException($"--property '{property}' is not NAME=VALUE, such as TenantMigrationsPostgresVersion=17.");
            values[property[..equals].Trim()] = property[(equals + 1)..].Trim();
        }

        return values;
    }
}
