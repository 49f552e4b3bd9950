using System.CommandLine;

namespace TenantMigrations.Runner;

/// <summary>The option with which an authoring verb is told its project.</summary>
internal static class ProjectOption
{
    public static Option<string?> Create() => new("--project")
    {
        Description = "The migrations project, a folder or a project file. It need not compile. Default: the nearest one, from the current folder upwards.",
        HelpName = "DIR",
    };

    public static AuthoringProject Find(string? given, VerbContext context) =>
        AuthoringProject.Find(given ?? context.Arguments.ProjectDirectory, context.Environment.CurrentDirectory);
}
