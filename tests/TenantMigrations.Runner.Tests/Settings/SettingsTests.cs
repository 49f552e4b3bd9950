using Microsoft.Extensions.Configuration;

namespace TenantMigrations.Runner.Tests;

public sealed class SettingsTests
{
    [Fact]
    public async Task Later_layers_win_file_environment_file_variables_command_line()
    {
        using var run = new TestRun();
        run.Environment = run.Environment with { EnvironmentName = "Staging" };
        run.WriteFile("tenantmigrations.json", """{ "Parallelism": 1, "Retries": 1, "LockTimeout": "00:00:01", "ConnectionString": "Host=file" }""");
        run.WriteFile("tenantmigrations.Staging.json", """{ "Parallelism": 2, "Retries": 2, "ConnectionString": "Host=staging" }""");
        run.WriteFile("tenantmigrations.Production.json", """{ "Parallelism": 99 }""");
        run.Variables["TENANTMIGRATIONS__Parallelism"] = "3";
        run.Variables["OTHER"] = "Host=other";
        Assert.Equal(ExitCode.Done, await run.RunAsync("status", "--connection-variable", "OTHER"));

        var settings = run.Opening!.Settings.Configuration;
        Assert.Equal("3", settings["Parallelism"]);
        Assert.Equal("2", settings["Retries"]);
        Assert.Equal("00:00:01", settings["LockTimeout"]);
        Assert.Equal("Host=other", settings["ConnectionString"]);
    }

    [Fact]
    public async Task A_settings_file_on_the_command_line_stands_for_both_files()
    {
        using var run = new TestRun();
        run.WriteFile("tenantmigrations.json", """{ "Parallelism": 1 }""");
        run.WriteFile("tenantmigrations.Production.json", """{ "Retries": 1 }""");
        Directory.CreateDirectory(Path.Combine(run.Folder, "ops"));
        run.WriteFile("ops/fleet.json", """{ "MaxFailures": 7, }  // comments and commas are welcome""");
        Assert.Equal(ExitCode.Done, await run.RunAsync("status", "--settings", "ops/fleet.json"));

        var settings = run.Opening!.Settings;
        Assert.Equal("7", settings.Configuration["MaxFailures"]);
        Assert.Null(settings.Configuration["Parallelism"]);
        Assert.Null(settings.Configuration["Retries"]);
        Assert.Equal(Path.Combine(run.Folder, "ops"), settings.Directory);
    }

    [Fact]
    public async Task Nested_variables_reach_the_tenants()
    {
        using var run = new TestRun();
        run.WriteFile("tenantmigrations.json", """{ "Tenants": { "List": [ { "id": "acme" }, { "id": "birch" } ] } }""");
        run.Variables["TENANTMIGRATIONS__Tenants__List__0__Connection"] = "Host=acme";
        await run.RunAsync("status");
        Assert.Equal("acme", run.Opening!.Settings.Configuration["Tenants:List:0:Id"]);
        Assert.Equal("Host=acme", run.Opening.Settings.Configuration["tenants:list:0:connection"]);
        Assert.Equal("birch", run.Opening.Settings.Configuration["Tenants:List:1:Id"]);
    }

    [Fact]
    public async Task A_later_layer_that_names_tenants_replaces_the_earlier_ones_list()
    {
        using var run = new TestRun();
        run.WriteFile("tenantmigrations.json", """{ "Tenants": { "List": [ { "id": "a" }, { "id": "b", "schema": "s" }, { "id": "c" } ] }, "SharedSchemas": ["x", "y"] }""");
        run.WriteFile("tenantmigrations.Production.json", """{ "Tenants": { "List": [ { "id": "only" } ] }, "SharedSchemas": ["z"] }""");
        await run.RunAsync("status");
        var settings = run.Opening!.Settings.Configuration;
        Assert.Equal(["only"], settings.GetSection("Tenants:List").GetChildren().Select(tenant => tenant["Id"]));
        Assert.Equal(["z"], settings.GetSection("SharedSchemas").GetChildren().Select(schema => schema.Value));

        run.Variables["TENANTMIGRATIONS__Tenants__Query"] = "SELECT id FROM tenants";
        await run.RunAsync("status");
        Assert.Equal(["Query"], run.Opening!.Settings.Configuration.GetSection("Tenants").GetChildren().Select(key => key.Key));
    }

    [Fact]
    public async Task Without_a_connection_nothing_starts_and_the_message_says_what_to_set()
    {
        using var run = new TestRun();
        run.Variables.Clear();
        Assert.Equal(ExitCode.Usage, await run.RunAsync("run"));
        Assert.Null(run.Opening);
        Assert.Contains("TENANTMIGRATIONS__ConnectionString", run.ErrorText, StringComparison.Ordinal);
        Assert.Contains("--connection-variable", run.ErrorText, StringComparison.Ordinal);
        Assert.Contains("--local", run.ErrorText, StringComparison.Ordinal);
        Assert.DoesNotContain("Development", run.ErrorText, StringComparison.Ordinal);

        run.WriteFile("tenantmigrations.Development.json", """{ "Local": true }""");
        Assert.Equal(ExitCode.Usage, await run.RunAsync("run"));
        Assert.Contains("tenantmigrations.Development.json is read where DOTNET_ENVIRONMENT says Development", run.ErrorText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_local_server_by_the_settings_is_for_development_only()
    {
        using var run = new TestRun();
        run.Variables.Clear();
        run.WriteFile("tenantmigrations.json", """{ "Local": true }""");
        Assert.Equal(ExitCode.Usage, await run.RunAsync("run"));
        Assert.Null(run.Opening);
        Assert.Contains("Development only", run.ErrorText, StringComparison.Ordinal);

        run.Environment = run.Environment with { EnvironmentName = "Development" };
        Assert.Equal(ExitCode.Done, await run.RunAsync("run"));
        Assert.True(run.Opening!.Settings.IsLocal);
    }

    [Fact]
    public async Task A_local_server_by_the_command_line_is_for_everywhere()
    {
        using var run = new TestRun();
        Assert.Equal(ExitCode.Done, await run.RunAsync("run", "--local"));
        Assert.True(run.Opening!.Settings.IsLocal);
        Assert.Null(run.Opening.Settings.Configuration["ConnectionString"]);
    }

    [Fact]
    public async Task A_connection_that_is_given_later_than_local_is_meant()
    {
        using var run = new TestRun();
        run.Environment = run.Environment with { EnvironmentName = "Development" };
        run.WriteFile("tenantmigrations.Development.json", """{ "Local": true }""");
        Assert.Equal(ExitCode.Done, await run.RunAsync("run"));
        Assert.False(run.Opening!.Settings.IsLocal);
        Assert.Equal("Host=db1;Password=hunter2", run.Opening.Settings.Configuration["ConnectionString"]);

        run.Variables.Clear();
        run.WriteFile("tenantmigrations.json", """{ "ConnectionString": "Host=db1" }""");
        Assert.Equal(ExitCode.Done, await run.RunAsync("run"));
        Assert.True(run.Opening!.Settings.IsLocal);
    }

    [Theory]
    [InlineData("{ \"Parallelism\": 1,\n  \"Retries\": }", "(2,14)")]
    [InlineData("{\n", "(2,1)")]
    [InlineData("", "(1,1)")]
    [InlineData("[1]", "")]
    [InlineData("{ \"Retries\": 1, \"retries\": 2 }", "")]
    public async Task A_file_that_is_no_json_is_named_with_line_and_column(string text, string place)
    {
        foreach (var format in new[] { "text", "msbuild", "json" })
        {
            using var run = new TestRun();
            run.WriteFile("tenantmigrations.json", text);
            Assert.Equal(ExitCode.Usage, await run.RunAsync("run", "--format", format));
            Assert.Contains(
                $"{{folder}}/tenantmigrations.json{place}: {(format == "msbuild" ? "error TM9002: " : "")}The settings file is not well formed",
                format == "text" ? run.ErrorText : run.OutText,
                StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_secret_in_a_broken_file_is_not_repeated()
    {
        using var run = new TestRun();
        run.WriteFile("tenantmigrations.json", """{ "ConnectionString": "Host=x;Password=hunter2" "Retries": 1 }""");
        Assert.Equal(ExitCode.Usage, await run.RunAsync("run"));
        Assert.DoesNotContain("hunter2", run.ErrorText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("run")]
    [InlineData("plan")]
    [InlineData("status")]
    [InlineData("validate")]
    public async Task A_connection_string_is_never_printed(string verb)
    {
        foreach (var format in new[] { "text", "json", "msbuild" })
        {
            using var run = new TestRun();
            run.Fleet.Plan = () => Reports.PlanOf(3);
            run.Fleet.Run = (observer, _) =>
            {
                foreach (var happened in Reports.EventsOf(Reports.PlanOf(3), _ => Engine.TenantOutcome.Done)) observer(happened);
                return Task.FromResult(Reports.Done(3));
            };
            await run.RunAsync(verb, "--format", format, "--verbosity", "debug");
            Assert.DoesNotContain("hunter2", run.OutText + run.ErrorText, StringComparison.Ordinal);
            Assert.DoesNotContain("secret", run.OutText + run.ErrorText, StringComparison.Ordinal);
        }
    }
}
