using TenantMigrations.TestKit;
using TenantMigrations.TestKit.Processes;

namespace TenantMigrations.Build.Tests;

/// <summary>A user's folder outside the repository, whose projects take TenantMigrations from the packed packages.</summary>
internal sealed class Consumer : IDisposable
{
    private readonly TemporaryFolder _folder = TemporaryFolder.Create("tm-consumer-");

    public Consumer(PackageFeed feed)
    {
        Write("nuget.config", $"""
            <configuration>
              <packageSources>
                <add key="tenantmigrations" value="{feed.Source}" />
              </packageSources>
            </configuration>
            """);
        Write("Directory.Build.props", $"""
            <Project>
              <PropertyGroup>
                <RestorePackagesPath>{feed.Cache}</RestorePackagesPath>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
              </PropertyGroup>
            </Project>
            """);
    }

    public string Path => _folder.Path;

    public Dictionary<string, string?> Environment { get; } = new(StringComparer.Ordinal) { ["CI"] = null };

    public string PathTo(params string[] segments) => _folder.PathTo(segments);

    public string Write(string path, string text) => _folder.Write(path, text);

    /// <summary>A project that is registry and runner in one.</summary>
    public void WriteSmallProject(string name, string properties = "") => Write($"{name}/{name}.csproj", $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            {properties}
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="TenantMigrations.Build" Version="0.1.0" />
            <PackageReference Include="TenantMigrations.Runner" Version="0.1.0" />
          </ItemGroup>
        </Project>
        """);

    public void WriteSettings(string project, params string[] tenants) => Write($"{project}/tenantmigrations.json", $$"""
        { "AllowBypassingRowSecurity": true, "Tenants": { "List": [{{string.Join(", ", tenants.Select(tenant => $$"""{ "id": "{{tenant}}" }"""))}}] } }
        """);

    public Task<ProcessRun> DotnetAsync(params string[] arguments) => (CommandLine.Dotnet(arguments) with
    {
        WorkingDirectory = Path,
        Environment = Environment,
        Timeout = TimeSpan.FromMinutes(8),
    }).RunAsync();

    public void Dispose() => _folder.Dispose();
}
