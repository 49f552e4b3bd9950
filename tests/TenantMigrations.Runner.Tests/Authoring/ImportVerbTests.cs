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
