using System.Diagnostics;
using TenantMigrations.Benchmarks.Harness;

namespace TenantMigrations.Benchmarks.Generator;

/// <summary>A project in a folder of its own, built by <c>dotnet build</c> with the generator or without it.</summary>
internal sealed class BuildProject
{
    private readonly string _folder;
    private readonly string _edited;
    private int _edits;

    private BuildProject(string folder, string edited) => (_folder, _edited) = (folder, edited);

    public static async Task<BuildProject> CreateAsync(string folder, int migrations, bool withGenerator)
    {
        Directory.CreateDirectory(Path.Combine(folder, "migrations"));
        var own = AppContext.BaseDirectory;
        var analyzers = withGenerator
            ? string.Concat(new[] { "Generator", "Analysis", "Abstractions" }.Select(name => $"<Analyzer Include=\"{own}TenantMigrations.{name}.dll\" />"))
            : "";
        await File.WriteAllTextAsync(Path.Combine(folder, "App.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <TenantMigrationsIsolation>Schema</TenantMigrationsIsolation>
              </PropertyGroup>
              <ItemGroup>
                <Reference Include="{own}TenantMigrations.Abstractions.dll" />
                {analyzers}
                <AdditionalFiles Include="migrations/*.sql" TenantMigration="true" TenantMigrationPath="migrations/%(Filename).sql" TenantMigrationResource="migrations/%(Filename).sql" />
                <EmbeddedResource Include="migrations/*.sql" LogicalName="migrations/%(Filename).sql" WithCulture="false" Type="Non-Resx" />
                <CompilerVisibleProperty Include="TenantMigrationsIsolation;RootNamespace;ProjectDir" />
                <CompilerVisibleItemMetadata Include="AdditionalFiles" MetadataName="TenantMigration" />
                <CompilerVisibleItemMetadata Include="AdditionalFiles" MetadataName="TenantMigrationPath" />
                <CompilerVisibleItemMetadata Include="AdditionalFiles" MetadataName="TenantMigrationResource" />
              </ItemGroup>
            </Project>
            """);
        await File.WriteAllTextAsync(Path.Combine(folder, "Place.cs"), "namespace App; public static class Place { public static string Name => \"app\"; }");
        var edited = Path.Combine(folder, "Place.cs");
        foreach (var (id, text) in GeneratedMigrations.Create(migrations))
        {
            var file = Path.Combine(folder, "migrations", id + ".sql");
            await File.WriteAllTextAsync(file, text);
            edited = file;
        }

        await Processes.RunAsync("dotnet", ["restore", folder]);
        return new BuildProject(folder, edited);
    }

    /// <summary>From nothing, restored only.</summary>
    public async Task<double> BuildAsync()
    {
        foreach (var output in new[] { "bin", "obj/Debug" }.Select(o => Path.Combine(_folder, o)).Where(Directory.Exists))
            Directory.Delete(output, recursive: true);
        return await RunAsync();
    }

    /// <summary>After a small edit of the last migration (of the source file, where there is no migration).</summary>
    public async Task<double> EditAndBuildAsync()
    {
        await File.AppendAllTextAsync(_edited, _edited.EndsWith(".sql") ? $"-- edit {++_edits}\n" : $"// edit {++_edits}\n");
        return await RunAsync();
    }

    private async Task<double> RunAsync()
    {
        var start = new ProcessStartInfo("dotnet", ["build", _folder, "--no-restore", "-v", "quiet", "-nodeReuse:false", "-p:UseSharedCompilation=false"]);
        return (await Processes.RunAsync(start)).Elapsed.TotalMilliseconds;
    }
}
