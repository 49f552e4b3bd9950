using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using TenantMigrations.Analysis;
using TenantMigrations.Generator.Analyzers;

namespace TenantMigrations.Generator.Tests;

/// <summary>A project with migrations. It does not change: each edit makes another one that shares what was not edited, as in an editor.</summary>
internal sealed record TestProject
{
    public const string Folder = "/home/dev/Shop/";

    private ImmutableList<TestFile> Files { get; init; } = [];

    private ImmutableList<SyntaxTree> Trees { get; init; } = [];

    private ImmutableList<MetadataReference> References { get; init; } = [.. TestReferences.Framework, TestReferences.Abstractions];

    private TestOptions Options { get; init; } = new(ImmutableDictionary.Create<string, string>(StringComparer.Ordinal)
        .Add("build_property.RootNamespace", "Shop").Add("build_property.ProjectDir", Folder));

    private string GlobalConfig { get; init; } = "";

    private OutputKind Kind { get; init; } = OutputKind.DynamicallyLinkedLibrary;

    public string Name { get; init; } = "Shop";

    public LanguageVersion LanguageVersion { get; init; } = LanguageVersion.CSharp12;

    public static TestProject Empty { get; } = new();

    /// <summary>Adds a file or replaces it.</summary>
    public TestProject WithFile(string path, string text) => WithFile(new TestFile(Folder + path, text));

    public TestProject WithFile(string path, SourceText? text) => WithFile(new TestFile(Folder + path, text));

    /// <summary>Releases a migration file with a text, which need not be the one that the project has.</summary>
    public TestProject WithRelease(params (string Path, string Text)[] released) => WithFile(
        LockFile.FileName,
        LockFile.Write(released.Select(file => ReleasedMigration.Of(ScriptReader.ReadFile(file.Path, file.Path, file.Text)))));

    public TestProject WithoutFile(string path) => this with { Files = Files.RemoveAll(file => file.Path == Folder + path) };

    /// <summary>Adds a source or replaces it. The usual usings stand above it, on its first line.</summary>
    public TestProject WithCode(string code, string path = "Migrations.cs")
    {
        var tree = CSharpSyntaxTree.ParseText(SourceText.From("#pragma warning disable CS1591\nusing System; using System.Threading; using System.Threading.Tasks; using TenantMigrations; " + code, Encoding.UTF8),
            new CSharpParseOptions(LanguageVersion, DocumentationMode.Diagnose), Folder + path, TestContext.Current.CancellationToken);
        return this with { Trees = Put(Trees, tree, old => old.FilePath == tree.FilePath) };
    }

    public TestProject WithProperty(string name, string value) => this with { Options = new TestOptions(Options.Properties.SetItem("build_property." + name, value)) };

    /// <summary>Adds a line to the project's <c>.globalconfig</c>.</summary>
    public TestProject WithSeverity(string ruleId, string severity) => this with { GlobalConfig = $"{GlobalConfig}dotnet_diagnostic.{ruleId}.severity = {severity}\n" };

    public TestProject WithReference(MetadataReference reference) => this with { References = References.Add(reference) };

    public TestProject WithoutReference(MetadataReference reference) => this with { References = References.Remove(reference) };

    public TestProject AsExecutable() => this with { Kind = OutputKind.ConsoleApplication };

    public int ReadsOf(string path) => Files.Single(file => file.Path == Folder + path).Reads;

    public GeneratorRun Run() => Continue(CSharpGeneratorDriver.Create(
        [new MigrationGenerator().AsSourceGenerator()], Files, new CSharpParseOptions(LanguageVersion, DocumentationMode.Diagnose), Options,
        new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true)));

    /// <summary>Runs on with the driver of an earlier state, as an editor does.</summary>
    public GeneratorRun RunAfter(GeneratorRun before) => Continue(before.Driver.ReplaceAdditionalTexts([.. Files]).WithUpdatedAnalyzerConfigOptions(Options));

    /// <summary>Asks the analyzer about a compilation with what was generated, as the compiler does.</summary>
    public Task<AnalyzerRun> AnalyzeAsync() => AnalyzeAsync(Run());

    public async Task<AnalyzerRun> AnalyzeAsync(GeneratorRun run)
    {
        var compilation = run.Output.WithAnalyzers([new StatementAnalyzer()], new AnalyzerOptions([.. Files], Options));
        return new AnalyzerRun(await compilation.GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken), Files);
    }

    private GeneratorRun Continue(GeneratorDriver driver)
    {
        // CS1591 stays on for generated code; the sources under test need no documentation.
        var options = new CSharpCompilationOptions(Kind, nullableContextOptions: NullableContextOptions.Enable);
        if (GlobalConfig.Length > 0) options = options.WithSyntaxTreeOptionsProvider(new TestSeverities(GlobalConfig));
        var compilation = CSharpCompilation.Create(Name, Trees, References, options);
        driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out var output, out _, TestContext.Current.CancellationToken);
        return new GeneratorRun(driver, output, Files);
    }

    private TestProject WithFile(TestFile file) => this with { Files = Put(Files, file, old => old.Path == file.Path) };

    // An edit leaves the order as it is; the compiler compares inputs by their position.
    private static ImmutableList<T> Put<T>(ImmutableList<T> items, T item, Predicate<T> isOld) =>
        items.FindIndex(isOld) is >= 0 and var index ? items.SetItem(index, item) : items.Add(item);
}
