using System.Reflection;
using Microsoft.CodeAnalysis;

namespace TenantMigrations.Generator.Tests;

public sealed class EntryPointTests
{
    private const string File = "migrations/data/20240101000000_a.sql";
    private const string Text = "-- migrate:up\nSELECT 1;\n-- migrate:down\nSELECT 2;\n";
    private const string Program = "TenantMigrationProgram.g.cs";

    private static TestProject Small { get; } = TestProject.Empty.AsExecutable().WithReference(TestReferences.Runner).WithFile(File, Text);

    private static TestProject Runner { get; } = TestProject.Empty.AsExecutable().WithReference(TestReferences.Runner);

    [Fact]
    public void A_program_with_migrations_runs_its_own_registry()
    {
        var run = Small.Run().ShouldBeClean();
        Assert.Equal(1, Execute(run.Load()));
        GeneratorSnapshot.Verify(run);
    }

    [Fact]
    public void A_program_that_holds_nothing_else_runs_the_registry_it_references()
    {
        var run = Runner.WithReference(Registry("Shop.Migrations")).Run().ShouldBeClean();
        Assert.Null(run.Source("TenantMigrationRegistry.g.cs"));
        GeneratorSnapshot.Verify(run);
    }

    [Fact]
    public void A_program_without_any_registry_runs_an_empty_one() => Assert.Equal(0, Execute(Runner.Run().ShouldBeClean().Load()));

    [Fact]
    public void A_library_gets_no_entry_point() =>
        Assert.Null(TestProject.Empty.WithReference(TestReferences.Runner).WithFile(File, Text).Run().ShouldBeClean().Source(Program));

    [Fact]
    public void A_library_that_references_a_registry_and_has_none_gets_nothing() =>
        Assert.Empty(TestProject.Empty.WithReference(Registry("Shop.Migrations")).Run().ShouldBeClean().Result.GeneratedSources);

    [Theory]
    [InlineData("Console.WriteLine();")]
    [InlineData("public static class Program { public static void Main() { } }")]
    [InlineData("public static class Program { public static async Task<int> Main(string[] args) => await Task.FromResult(args.Length); }")]
    public void A_program_with_an_entry_point_of_its_own_keeps_it(string code) =>
        Assert.Null(Small.WithCode(code, "Program.cs").Run().ShouldBeClean().Source(Program));

    [Fact]
    public void A_method_called_Main_that_is_no_entry_point_does_not_count() =>
        Assert.NotNull(Small.WithCode("public static class Street { public static string Main(int number) => number.ToString(); }").Run().Source(Program));

    [Fact]
    public void The_property_switches_the_entry_point_off() =>
        Assert.Null(Small.WithProperty("TenantMigrationsGenerateEntryPoint", "false").Run().Source(Program));

    [Fact]
    public void A_program_without_the_runner_is_told_so_in_one_line()
    {
        var run = Small.WithoutReference(TestReferences.Runner).Run().ShouldCompile();
        TestKit.Snapshot.Verify(run.Report);
    }

    [Fact]
    public void A_second_registry_is_an_error_that_names_both_and_the_program_is_still_there()
    {
        var run = Small.WithReference(Registry("Shop.Migrations")).Run().ShouldCompile();
        Assert.NotNull(run.Source(Program));
        TestKit.Snapshot.Verify(run.Report);
    }

    [Fact]
    public void Two_referenced_registries_are_an_error_too()
    {
        var run = Runner.WithReference(Registry("Shop.Migrations")).WithReference(Registry("Billing.Migrations")).Run().ShouldCompile();
        Assert.NotNull(run.Source(Program));
        TestKit.Snapshot.Verify(run.Report);
    }

    [Fact]
    public void Broken_migrations_leave_registry_and_entry_point()
    {
        var run = Small.WithFile(File, "SELECT 'open").Run().ShouldCompile();
        Assert.NotEmpty(run.Findings);
        Assert.Equal(2, run.Result.GeneratedSources.Length);
    }

    /// <summary>A library whose registry the generator wrote.</summary>
    private static MetadataReference Registry(string name) => MetadataReference.CreateFromImage(Emitted.Image(
        (TestProject.Empty with { Name = name }).WithProperty("RootNamespace", name).WithFile(File, Text).Run().ShouldBeClean().Output, []));

    private static int Execute(Assembly assembly) =>
        ((Task<int>)assembly.GetType("Shop.TenantMigrationProgram")!.GetMethod("Main", BindingFlags.NonPublic | BindingFlags.Static)!.Invoke(null, [Array.Empty<string>()])!).GetAwaiter().GetResult();
}
