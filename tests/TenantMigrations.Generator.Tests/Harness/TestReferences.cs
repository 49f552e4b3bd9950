using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TenantMigrations.Generator.Tests;

/// <summary>The assemblies that a project under test sees.</summary>
internal static class TestReferences
{
    /// <summary>What comes with .NET.</summary>
    public static IReadOnlyList<MetadataReference> Framework { get; } =
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == Path.GetDirectoryName(typeof(object).Assembly.Location))
            .Select(MetadataReference (path) => MetadataReference.CreateFromFile(path))
            .ToArray();

    public static MetadataReference Abstractions { get; } = MetadataReference.CreateFromFile(typeof(MigrationRegistry).Assembly.Location);

    /// <summary>The command line, as far as generated code names it.</summary>
    public static byte[] RunnerImage { get; } = Library("TenantMigrations.Runner", """
        namespace TenantMigrations.Runner;
        public static class MigrationRunner
        {
            public static System.Threading.Tasks.Task<int> RunAsync(TenantMigrations.MigrationRegistry registry, string[] args) =>
                System.Threading.Tasks.Task.FromResult(registry.Migrations.Count);
        }
        """);

    public static MetadataReference Runner { get; } = MetadataReference.CreateFromImage(RunnerImage);

    private static byte[] Library(string name, string code)
    {
        var compilation = CSharpCompilation.Create(name, [CSharpSyntaxTree.ParseText(code, cancellationToken: TestContext.Current.CancellationToken)],
            [.. Framework, Abstractions], new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        return Emitted.Image(compilation, []);
    }
}
