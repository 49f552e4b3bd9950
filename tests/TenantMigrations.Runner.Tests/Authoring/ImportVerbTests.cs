using TenantMigrations.Engine;
using TenantMigrations.TestKit;

namespace TenantMigrations.Runner.Tests.Authoring;

/// <summary>What <c>import</c> says, at the widths of a narrow and of a wide terminal.</summary>
public sealed class ImportVerbTests
{
    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    public async Task What_was_imported_and_what_could_not_be_is_told(int width)
    {
        using var run = Shop();
        run.Environment = run.Environment with { Width = width, OutIsTerminal = true, Colors = false };

        Assert.Equal(ExitCode.Done, await run.RunAsync("import", "--from", "flyway", "theirs"));

        Assert.Empty(run.ErrorText);
        Snapshot.Verify(run.OutText, name: $"ImportVerbTests.{width}");
    }

    [Fact]
    public async Task What_the_files_hold_does_nothing_to_a_terminal()
    {
        using var run = Shop();
        run.WriteFile("theirs/1_a.sql", "-- migrate:up odd\u001b[31m\u202e:x\nSELECT 1;\n");

        Assert.Equal(ExitCode.Done, await run.RunAsync("import", "--from", "dbmate", "theirs", "--dry-run"));

        Assert.Contains("the option 'odd\\u001b[31m\\u202e:x' is unknown", run.OutText, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', run.OutText);
    }

    [Fact]
    public async Task A_dry_run_writes_nothing_and_a_second_import_says_what_stands_in_its_way()
    {
        using var run = Shop();
        Assert.Equal(ExitCode.Done, await run.RunAsync("import", "--from", "flyway", "theirs", "--dry-run"));
        Assert.False(Directory.Exists(Path.Combine(run.Folder, "migrations")));
        Assert.Contains("3 migrations. Nothing was written (--dry-run).", run.OutText, StringComparison.Ordinal);

        Assert.Equal(ExitCode.Done, await run.RunAsync("import", "--from", "flyway", "theirs"));
        run.Out.GetStringBuilder().Clear();
        Assert.Equal(ExitCode.Findings, await run.RunAsync("import", "--from", "flyway", "theirs"));
        Assert.Contains("nothing was written.", run.OutText, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Done, await run.RunAsync("import", "--from", "flyway", "theirs", "--force"));
        Assert.Contains("replaced global migrations/tenant/system/20000101000003_copy.sql", run.OutText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_history_of_each_tenant_is_told_and_written_and_a_baseline_reads_it()
    {
        using var run = Shop();
        run.Environment = run.Environment with { Width = 100, OutIsTerminal = true, Colors = false };
        run.Fleet.ForeignHistory = () =>
        [
            .. Enumerable.Range(1, 7).Select(n => new ForeignHistoryPlace("db", $"t{n}", "20000101000002_orders_by_state", null)),
            new ForeignHistoryPlace("db", "new", null, null),
            new ForeignHistoryPlace("db", "broken", null, "2 has failed there: mend it, tell Flyway so ('flyway repair'), and ask again"),
        ];

        Assert.Equal(ExitCode.Findings, await run.RunAsync("import", "--from", "flyway", "theirs", "--history", "history.json", "--dry-run"));
        Assert.False(File.Exists(Path.Combine(run.Folder, "history.json")));
        run.Out.GetStringBuilder().Clear();
        Assert.Equal(ExitCode.Findings, await run.RunAsync("import", "--from", "flyway", "theirs", "--history", "history.json", "--history-table", "own.history"));
        Snapshot.Verify(run.OutText, name: "ImportVerbTests.history");
        Snapshot.Verify(File.ReadAllText(Path.Combine(run.Folder, "history.json")), extension: "json", name: "ImportVerbTests.history");

        run.Out.GetStringBuilder().Clear();
        Assert.Equal(ExitCode.Findings, await run.RunAsync("import", "--from", "flyway", "theirs", "--history", "history.json"));
        Assert.StartsWith("The migrations are in the project already; only their history was read.", run.OutText, StringComparison.Ordinal);

        Assert.Equal(ExitCode.Done, await run.RunAsync("baseline", "--history", "history.json"));
        var request = Assert.IsType<BaselineRequest>(run.Fleet.Asked);
        Assert.Equal(("history.json", 7, "20000101000002_orders_by_state", 0), (request.History!.Source, request.History.Tenants.Count, request.History.Tenants["t3"], request.History.Databases.Count));
    }

    [Fact]
    public async Task Where_the_fleet_does_not_answer_nothing_is_written()
    {
        using var run = Shop();
        run.Fleet.ForeignHistory = () => throw new FleetException(FleetErrorKind.Unreachable, "db cannot be reached");
        Assert.Equal(ExitCode.Unreachable, await run.RunAsync("import", "--from", "flyway", "theirs", "--history", "history.json"));
        Assert.False(Directory.Exists(Path.Combine(run.Folder, "migrations")));
    }

    [Fact]
    public async Task Where_no_history_can_be_told_there_is_no_file()
    {
        using var run = Shop();
        run.Fleet.ForeignHistory = () => [new ForeignHistoryPlace("db", null, null, "there is no table")];
        Assert.Equal(ExitCode.Findings, await run.RunAsync("import", "--from", "flyway", "theirs", "--history", "history.json"));
        Assert.EndsWith("There is no history to write to a file.", run.OutText.TrimEnd(), StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(run.Folder, "history.json")));
        Assert.True(Directory.Exists(Path.Combine(run.Folder, "migrations")));
    }

    [Theory]
    [InlineData("{ \"from\": \"flyway\",\n  \"tenants\": { \"acme\" }", ExitCode.Usage, "history.json(2,")]
    [InlineData("{}", ExitCode.Usage, "history.json")]
    [InlineData("{ \"from\": \"flyway\", \"table\": null, \"tenants\": { \"acme\": null }, \"databases\": {} }", ExitCode.Usage, "it names no tenants and databases")]
    public async Task A_broken_history_is_refused_where_it_is_broken(string text, ExitCode code, string message)
    {
        using var run = Shop();
        run.WriteFile("history.json", text);
        Assert.Equal(code, await run.RunAsync("baseline", "--history", "history.json"));
        Assert.Contains(message, run.ErrorText + run.OutText, StringComparison.Ordinal);
        Assert.Null(run.Fleet.Asked);
    }

    [Fact]
    public async Task What_contradicts_itself_is_refused()
    {
        using var run = Shop();
        Assert.Equal(ExitCode.Usage, await run.RunAsync("baseline", "--history", "history.json", "--at", "20240101000000_a"));
        Assert.Equal(ExitCode.Usage, await run.RunAsync("baseline", "--history", "none.json"));
        Assert.Equal(ExitCode.Usage, await run.RunAsync("import", "--from", "flyway", "theirs", "--history-table", "x"));
        Assert.False(Directory.Exists(Path.Combine(run.Folder, "migrations")));
    }

    private static TestRun Shop()
    {
        var run = new TestRun();
        run.WriteFile("Shop.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\" />");
        Directory.CreateDirectory(Path.Combine(run.Folder, "theirs/older"));
        run.WriteFile("theirs/V1__create_the_orders_of_the_shop_with_all_that_belongs_to_them.sql", "CREATE TABLE orders (id int, state text DEFAULT '${state}');");
        run.WriteFile("theirs/older/V1_1__orders_by_state.sql", "CREATE INDEX CONCURRENTLY orders_by_state ON orders (state);");
        run.WriteFile("theirs/V2__copy.sql", "COPY orders (id) FROM stdin;\n1\n\\.\n");
        run.WriteFile("theirs/U2__copy.sql", "DELETE FROM orders;");
        run.WriteFile("theirs/V3__report.java", "class V3__report {}");
        run.WriteFile("theirs/afterMigrate.sql", "SELECT 1;");
        return run;
    }
}
