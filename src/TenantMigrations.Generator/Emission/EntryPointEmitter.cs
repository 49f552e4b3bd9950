using Microsoft.CodeAnalysis.Text;
using TenantMigrations.Generator.Model;

namespace TenantMigrations.Generator.Emission;

/// <summary>Writes the program of a runner project.</summary>
internal static class EntryPointEmitter
{
    public static SourceText Emit(EntryPoint model) => GeneratedFile.Write(model.Namespace, static _ => { }, writer =>
    {
        writer.Line("/// <summary>Runs the migrations of the registry from the command line.</summary>");
        writer.Lines(GeneratedFile.ClassAttributes);
        writer.Line("internal static class TenantMigrationProgram");
        using (writer.Braces()) Main(writer, model);
    });

    private static void Main(SourceWriter writer, EntryPoint model)
    {
        if (!model.HasRunner)
        {
            // TM9103 says what is missing; without this the compiler would add an error of its own.
            writer.Line("private static void Main() { }");
            return;
        }

        writer.Line("private static global::System.Threading.Tasks.Task<int> Main(string[] args) =>");
        writer.Line($"    global::TenantMigrations.Runner.MigrationRunner.RunAsync(new {model.RegistryType}(), args);");
    }
}
