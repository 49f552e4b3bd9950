using System.Net;
using System.Net.Sockets;
using TenantMigrations.TestKit.Postgres;
using TenantMigrations.TestKit.Processes;

namespace TenantMigrations.Build.Tests;

/// <summary>The registry in a library, referenced by a web host and by a runner that holds nothing else.</summary>
public sealed class LargeLayoutTests(PackageFeed feed)
{
    [Fact]
    public async Task Library_runner_and_web_host_build_publish_and_run_side_by_side()
    {
        await using var database = await PostgresServer.Current.CreateDatabaseAsync();
        using var consumer = WriteSolution();
        consumer.Environment["APP_DATABASE"] = database.ConnectionString;

        (await consumer.DotnetAsync("build", "App.Runner", "-t:MigrateTenants", "-p:TenantMigrationsConnectionVariable=APP_DATABASE")).Expect(0);
        Assert.Equal(1, await database.ScalarAsync<long>("SELECT count(*) FROM tenant_migrations.tenant_migration_status"));

        (await consumer.DotnetAsync("publish", "App.Runner", "-o", consumer.PathTo("runner"))).Expect(0);
        (await consumer.DotnetAsync("publish", "App.Web", "-o", consumer.PathTo("web"))).Expect(0);
        (await new CommandLine(consumer.PathTo("runner", "App.Runner"), "status", "--check")
        {
            Environment = new Dictionary<string, string?> { ["TENANTMIGRATIONS__CONNECTIONSTRING"] = database.ConnectionString },
        }.RunAsync()).Expect(0);

        Assert.False(File.Exists(consumer.PathTo("web", "TenantMigrations.Runner.dll")), "The web host must not carry the runner.");
        Assert.Equal("20240101100000_create_notes", await AskWebHostAsync(consumer));
    }

    [Fact]
    public async Task A_target_asked_of_the_library_names_the_project_to_ask()
    {
        using var consumer = WriteSolution();
        (await consumer.DotnetAsync("restore", "App.Runner")).Expect(0);

        var run = await consumer.DotnetAsync("build", "App.Migrations", "-t:MigrateTenants");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("error TM9012", run.Output, StringComparison.Ordinal);
        Assert.Contains("App.Runner", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_registries_in_one_runner_are_an_error_that_says_so()
    {
        using var consumer = WriteSolution();
        consumer.Write("App.Runner/migrations/system/20240101100000_a_second_registry.sql", "-- migrate:up\nSELECT 1;\n\n-- migrate:down\nSELECT 1;\n");

        var run = await consumer.DotnetAsync("build", "App.Runner");

        Assert.Equal(1, run.ExitCode);
        Assert.Single(run.Output.Split('\n').Where(line => line.Contains(": error ", StringComparison.Ordinal)).Distinct());
        Assert.Contains("App.Migrations", run.Output, StringComparison.Ordinal);
    }

    private Consumer WriteSolution()
    {
        var consumer = new Consumer(feed);
        consumer.Write("App.Migrations/App.Migrations.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <ItemGroup>
                <PackageReference Include="TenantMigrations.Build" Version="0.1.0" />
              </ItemGroup>
            </Project>
            """);
        consumer.Write("App.Migrations/migrations/system/20240101100000_create_notes.sql", """
            -- migrate:up
            CREATE TABLE notes (id bigint);

            -- migrate:down
            DROP TABLE notes;
            """);
        consumer.Write("App.Runner/App.Runner.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
              </PropertyGroup>
              <ItemGroup>
                <ProjectReference Include="../App.Migrations/App.Migrations.csproj" />
                <PackageReference Include="TenantMigrations.Build" Version="0.1.0" />
                <PackageReference Include="TenantMigrations.Runner" Version="0.1.0" />
              </ItemGroup>
            </Project>
            """);
        consumer.WriteSettings("App.Runner", "acme");
        consumer.Write("App.Web/App.Web.csproj", """
            <Project Sdk="Microsoft.NET.Sdk.Web">
              <ItemGroup>
                <ProjectReference Include="../App.Migrations/App.Migrations.csproj" />
              </ItemGroup>
            </Project>
            """);
        consumer.Write("App.Web/Program.cs", """
            var registry = TenantMigrations.MigrationRegistry.FromAssembly(System.Reflection.Assembly.Load("App.Migrations"));
            var app = WebApplication.CreateBuilder(args).Build();
            app.MapGet("/head", () => registry.Migrations[^1].Id);
            app.Run();
            """);
        return consumer;
    }

    private static async Task<string> AskWebHostAsync(Consumer consumer)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
        listener.Stop();
        await using var web = RunningProcess.Start(new CommandLine(consumer.PathTo("web", "App.Web"), "--urls", address));
        await web.WaitForLineAsync("Now listening");
        using var client = new HttpClient();
        return await client.GetStringAsync(new Uri(address + "/head"));
    }
}
