using System.Text.Json;
using TenantMigrations.TestKit;

namespace TenantMigrations.Runner.Tests;

/// <summary>The verbs <c>templates</c> and <c>generate</c>.</summary>
public sealed class TemplateVerbTests
{
    private const string Audit = "-- description: Adds who changed a row last\n-- parameter: table table\n-- parameter: column identifier = changed_by\n\n-- migrate:up\n"
        + "ALTER TABLE ${table} ADD COLUMN ${column} text;\n\n-- migrate:down\nALTER TABLE ${table} DROP COLUMN ${column};\n";

    [Fact]
    public async Task They_are_listed_with_their_parameters_and_an_example()
    {
        using var run = Shop(("audit.sql", Audit), ("enable-rls.sql", Audit));
        Assert.Equal(ExitCode.Done, await run.RunAsync("templates"));
        Snapshot.Verify(run.OutText, name: "TemplateVerbTests.templates");
    }

    [Fact]
    public async Task One_of_them_is_told_in_full()
    {
        using var run = Shop();
        Assert.Equal(ExitCode.Done, await run.RunAsync("templates", "add-foreign-key"));
        Snapshot.Verify(run.OutText);
    }

    [Fact]
    public async Task Without_a_project_the_built_in_ones_are_listed()
    {
        using var run = new TestRun();
        Assert.Equal(ExitCode.Done, await run.RunToolAsync("templates"));
        Assert.Contains("generate enable-rls --table orders", run.OutText, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Usage, await run.RunToolAsync("templates", "--project", "nowhere"));
    }

    [Fact]
    public async Task What_makes_no_sense_here_is_listed_as_that_and_refused()
    {
        using var run = Shop();
        run.WriteFile("Shop.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TenantMigrationsIsolation>Database</TenantMigrationsIsolation></PropertyGroup></Project>");
        Assert.Equal(ExitCode.Done, await run.RunAsync("templates"));
        Assert.Contains("enable-rls not under Database\n", run.OutText, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Usage, await run.RunAsync("generate", "enable-rls", "--table", "orders"));
        Assert.Equal("enable-rls makes no sense under Database isolation. There a session sees one tenant's tables only, so no policy has anything to tell apart.\n", run.ErrorText);
    }

    [Fact]
    public async Task A_file_that_is_no_template_is_a_finding_on_its_line()
    {
        using var run = Shop(("audit.sql", Audit.Replace("table table", "table tabel", StringComparison.Ordinal)));
        Assert.Equal(ExitCode.Findings, await run.RunAsync("templates", "--format", "msbuild"));
        var error = Assert.Single(BuildLog.Of(run.OutText).Errors);
        Assert.Equal(("TM9003", 2), (error.Code, error.LineNumber));
        Assert.Equal(ExitCode.Usage, await run.RunAsync("generate", "audit", "--table", "orders"));
        Assert.StartsWith("migrations/templates/audit.sql(2,1): The template's file cannot be read: A parameter is written", run.ErrorText);
        Assert.Contains("table tabel", run.ErrorText[run.ErrorText.IndexOf('\n', StringComparison.Ordinal)..], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_prints_what_would_be_written()
    {
        using var run = Shop();
        Assert.Equal(ExitCode.Done, await run.RunAsync("generate", "add-not-null", "--table", "order", "--column=status", "--dry-run"));
        Snapshot.Verify(run.OutText);
        Assert.False(Directory.Exists(Path.Combine(run.Folder, "migrations", "tenant")));
    }

    [Fact]
    public async Task What_is_written_is_listed_and_the_second_time_refused()
    {
        using var run = Shop(("audit.sql", Audit));
        Assert.Equal(ExitCode.Done, await run.RunAsync("generate", "audit", "--table", "x; drop table y", "--depends-on", "create_orders"));
        Assert.EndsWith("_audit_x_drop_table_y_changed_by.sql", Assert.Single(Directory.GetFiles(Path.Combine(run.Folder, "migrations", "system"), "*audit*")));
        Assert.Contains("  depends on 20240201000000_create_orders\n", run.OutText, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Findings, await run.RunAsync("generate", "audit", "--table", "x; drop table y"));
        Assert.Equal(ExitCode.Done, await run.RunAsync("generate", "audit", "--table", "x; drop table y", "--force"));
    }

    [Theory]
    [InlineData("templates")]
    [InlineData("templates", "enable-rls")]
    [InlineData("generate", "enable-rls", "--table", "orders")]
    public async Task Json_is_one_document(params string[] args)
    {
        using var run = Shop(("audit.sql", Audit));
        Assert.Equal(ExitCode.Done, await run.RunAsync([.. args, "--format", "json"]));
        using var document = JsonDocument.Parse(run.OutText);
        Assert.Equal(JsonValueKind.Object, document.RootElement.ValueKind);
        if (args.Length != 1) Snapshot.Verify(run.OutText, "json", $"TemplateVerbTests.{args[0]}");
        else Assert.Equal("migrations/templates/audit.sql", document.RootElement.GetProperty("templates").EnumerateArray().Last().GetProperty("path").GetString());
    }

    [Theory]
    [InlineData("generate needs a template, and its options behind it: 'generate enable-rls --table orders'. 'templates' lists them.\n", "generate")]
    [InlineData("There is no template 'enable-rl'. Did you mean 'enable-rls'?\n", "generate", "enable-rl", "--table", "x")]
    [InlineData("There is no template 'nothing'. 'templates' lists them.\n", "templates", "nothing")]
    [InlineData("enable-rls has no option '--tabel'. Did you mean '--table'?\n", "generate", "enable-rls", "--tabel", "x")]
    [InlineData("--table needs a value. The table, as the catalog has it.\n", "generate", "enable-rls", "--table")]
    [InlineData("--table is needed: the table, as the catalog has it.\n", "generate", "enable-rls")]
    [InlineData("--table stands there twice.\n", "generate", "enable-rls", "--table", "a", "--table=b")]
    [InlineData("'orders' is not expected here: behind its name enable-rls takes options only, such as --table.\n", "generate", "enable-rls", "orders")]
    [InlineData("--columns(1,6): A value ends no statement: leave the semicolon out.\n  1 | x int; drop table y\n    |      ^\n", "generate", "create-tenant-table", "--table", "t", "--columns", "x int; drop table y")]
    [InlineData("--columns(2,3): This closes what was not opened.\n  2 | y )\n    |   ^\n", "generate", "create-tenant-table", "--table", "t", "--columns", "x int,\ny )")]
    public async Task What_cannot_be_understood_is_said_with_its_place(string words, params string[] args)
    {
        using var run = Shop();
        Assert.Equal(ExitCode.Usage, await run.RunAsync(args));
        Assert.Equal(words, run.ErrorText);
    }

    private static TestRun Shop(params (string File, string Text)[] templates)
    {
        var run = new TestRun();
        run.WriteFile("Shop.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\" />");
        Directory.CreateDirectory(Path.Combine(run.Folder, "migrations", "system"));
        Directory.CreateDirectory(Path.Combine(run.Folder, "migrations", "templates"));
        run.WriteFile("migrations/system/20240201000000_create_orders.sql", "-- migrate:up\nCREATE TABLE orders (id bigint);\n-- migrate:down\nDROP TABLE orders;\n");
        foreach (var (file, text) in templates) run.WriteFile("migrations/templates/" + file, text);
        return run;
    }
}
