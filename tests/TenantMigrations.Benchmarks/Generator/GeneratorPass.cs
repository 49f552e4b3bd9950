using System.Diagnostics;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace TenantMigrations.Benchmarks.Generator;

/// <summary>One process, as a compiler without a server is one: the first pass is cold in every sense.</summary>
/// <remarks>Prints four figures in milliseconds: cold, again with compiled code, after an edit of one file, and compiling what was written.</remarks>
internal static class GeneratorPass
{
    private static readonly CSharpParseOptions s_parsing = new(LanguageVersion.CSharp13);

    public static int Run(string[] arguments)
    {
        var texts = GeneratedMigrations.Create(int.Parse(arguments[0])).Select(m => new MigrationText(m.Id, m.Text)).ToArray<AdditionalText>();
        var compilation = Application();

        // The compiler itself is warm before the generator begins: its start is not the generator's share.
        compilation.Emit(Stream.Null);

        var driver = NewDriver(texts);
        var (cold, _) = Time(() => driver.RunGenerators(compilation));
        var (warm, result) = Time(() => NewDriver(texts).RunGenerators(compilation));
        var edited = 0.0;
        if (texts.Length > 0)
        {
            var middle = (MigrationText)texts[texts.Length / 2];
            var changed = new MigrationText(middle.Id, GeneratedMigrations.Edited(middle.GetText().ToString()));
            (edited, result) = Time(() => result.ReplaceAdditionalText(middle, changed).RunGenerators(compilation));
        }

        Demand(result.GetRunResult(), texts.Length);
        var emit = TimeEmit(compilation.AddSyntaxTrees(result.GetRunResult().GeneratedTrees));
        Console.WriteLine(FormattableString.Invariant($"{cold} {warm} {edited} {emit}"));
        return 0;
    }

    private static GeneratorDriver NewDriver(AdditionalText[] texts) => CSharpGeneratorDriver.Create(
        [.. Generators()], texts, s_parsing, new ProjectOptions());

    private static IEnumerable<ISourceGenerator> Generators() =>
        new AnalyzerFileReference(Path.Combine(AppContext.BaseDirectory, "TenantMigrations.Generator.dll"), new Loader()).GetGenerators(LanguageNames.CSharp);

    private static CSharpCompilation Application()
    {
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(':')
            .Where(path => Path.GetFileName(path) is var name && (name.StartsWith("System.") || name == "TenantMigrations.Abstractions.dll"))
            .Select(path => MetadataReference.CreateFromFile(path));
        var source = CSharpSyntaxTree.ParseText("namespace App; public static class Place { public static string Name => \"app\"; }", s_parsing);
        return CSharpCompilation.Create("App", [source], references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
    }

    private static (double Milliseconds, GeneratorDriver Driver) Time(Func<GeneratorDriver> run)
    {
        var watch = Stopwatch.StartNew();
        var driver = run();
        return (watch.Elapsed.TotalMilliseconds, driver);
    }

    /// <summary>What the compiler then has to do with the registry.</summary>
    private static double TimeEmit(CSharpCompilation compilation)
    {
        var watch = Stopwatch.StartNew();
        var result = compilation.Emit(Stream.Null);
        var time = watch.Elapsed.TotalMilliseconds;
        return result.Success ? time : throw new InvalidOperationException($"What the generator wrote does not compile: {result.Diagnostics[0]}");
    }

    private static void Demand(GeneratorDriverRunResult result, int migrations)
    {
        if (result.Diagnostics.FirstOrDefault(d => d.Severity == DiagnosticSeverity.Error) is { } error)
            throw new InvalidOperationException($"The generated migrations do not compile: {error}");
        if (result.Results.Select(static generator => generator.Exception).FirstOrDefault(static exception => exception is not null) is { } failure)
            throw new InvalidOperationException("The generator failed.", failure);
        var registry = result.GeneratedTrees.Sum(tree => tree.Length);
        if (result.GeneratedTrees.IsEmpty || registry < migrations * 20)
            throw new InvalidOperationException($"The generator wrote {registry} characters for {migrations} migrations: it did not see them.");
    }

    private sealed class Loader : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
            // Everything the generator needs lies beside it, and so beside this program.
        }

        public Assembly LoadFromPath(string fullPath) => Assembly.LoadFrom(fullPath);
    }
}
