using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace TenantMigrations.Generator.Tests;

/// <summary>What the generator made of a project.</summary>
internal sealed class GeneratorRun(GeneratorDriver driver, Compilation output, IEnumerable<TestFile> files)
{
    public GeneratorDriver Driver => driver;

    public Compilation Output => output;

    public GeneratorRunResult Result { get; } = driver.GetRunResult().Results.Single();

    /// <summary>The findings, in the order of their places.</summary>
    public ImmutableArray<Diagnostic> Findings =>
        GeneratorSnapshot.InOrder(Result.Diagnostics);

    /// <summary>The findings as the compiler prints them.</summary>
    public string Report => GeneratorSnapshot.Of(Findings, files);

    /// <summary>A generated file's text; null where it was not generated.</summary>
    public string? Source(string name) => Result.GeneratedSources.FirstOrDefault(source => source.HintName == name).SourceText?.ToString();

    /// <summary>Fails on any finding, and on any error or warning of the compiler.</summary>
    public GeneratorRun ShouldBeClean()
    {
        Assert.Null(Result.Exception);
        Assert.Equal("", Report);
        return ShouldCompile();
    }

    /// <summary>Fails on any error or warning of the compiler; the generator may have found what it likes.</summary>
    public GeneratorRun ShouldCompile()
    {
        Assert.Empty(Output.GetDiagnostics(TestContext.Current.CancellationToken).Where(found => found.Severity >= DiagnosticSeverity.Warning));
        return this;
    }

    /// <summary>Compiles the project, with the migrations embedded as the package does it, and loads it.</summary>
    public System.Reflection.Assembly Load() => Emitted.Load(Emitted.Image(output, files.Select(file =>
        new ResourceDescription(file.Path[TestProject.Folder.Length..], () => new MemoryStream(System.Text.Encoding.UTF8.GetBytes(file.GetText()!.ToString())), isPublic: true))));

    public MigrationRegistry LoadRegistry() => MigrationRegistry.FromAssembly(Load());

    /// <summary>The reasons with which a step's outputs were made in this run.</summary>
    public IncrementalStepRunReason[] ReasonsOf(string step) =>
        Result.TrackedSteps.TryGetValue(step, out var runs) ? [.. runs.SelectMany(run => run.Outputs).Select(made => made.Reason)] : [];
}
