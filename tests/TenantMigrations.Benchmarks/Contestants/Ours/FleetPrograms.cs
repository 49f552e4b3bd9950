using System.Diagnostics;
using TenantMigrations.Benchmarks.Harness;

namespace TenantMigrations.Benchmarks.Contestants.Ours;

/// <summary>Our runner, published as a user would publish it.</summary>
internal sealed class FleetPrograms(string folder, PublishForm form)
{
    private const string Project = "TenantMigrations.Benchmarks.Fleet";

    /// <summary>A folder for settings files.</summary>
    public string Folder => folder;

    /// <summary>Publishes what is needed, one after the other: the projects share their output folders.</summary>
    public static async Task<FleetPrograms> PublishAsync(string folder, FleetOptions options)
    {
        var programs = new FleetPrograms(folder, options.Form);

        // The first one builds what all stand on.
        string[] again = [];
        foreach (var program in Enum.GetValues<FleetProgram>().Where(p => Needed(p, options)))
        {
            Console.Error.WriteLine($"publishing our runner: {program}");
            await Publishing.PublishAsync(Project, programs.OutputOf(program), options.Form, [.. PropertiesOf(program), .. again]);
            again = ["--no-restore", "-p:BuildProjectReferences=false"];
        }

        return programs;
    }

    public ProcessStartInfo Start(FleetProgram program, params string[] arguments)
    {
        var command = Publishing.Command(Project, OutputOf(program), form);
        return new ProcessStartInfo(command[0], [.. command.Skip(1), .. arguments]);
    }

    private static bool Needed(FleetProgram program, FleetOptions options) => program switch
    {
        FleetProgram.Databases => options.Wants("databases"),
        FleetProgram.Light => options.Wants("large"),
        FleetProgram.SchemasOneMore => options.Wants("one-more") || options.Wants("round-trips"),
        _ => true,
    };

    private static string[] PropertiesOf(FleetProgram program) => program switch
    {
        FleetProgram.SchemasOneMore => [],
        FleetProgram.Schemas => ["-p:FleetWithout=migrations/20260302*.sql"],
        FleetProgram.Databases => ["-p:FleetWithout=migrations/20260302*.sql", "-p:FleetIsolation=Database"],
        _ => ["-p:FleetFolder=" + LightMigrations.Write(Publishing.ProjectFolder(Project))],
    };

    private string OutputOf(FleetProgram program) => Path.Combine(folder, program.ToString());
}
