using TenantMigrations.Engine;
using TenantMigrations.TestKit;

namespace TenantMigrations.Runner.Tests;

public sealed class BaselineTextTests
{
    private static readonly CatalogDifference[] s_differences =
    [
        new("column orders.extra", null, "3 text"),
        new("index orders_total", "CREATE INDEX orders_total ON orders USING btree (total)", null),
        new("column orders.total", "2 numeric(10,2) not null default 0", "2 numeric"),
    ];

    [Fact]
    public async Task Differences_are_told_once_for_all_who_have_them()
    {
        using var run = new TestRun();
        run.Fleet.Baseline = () => new BaselineReport("20240101000002_rows",
        [
            new("db1:5432/shop", "acme", BaselineState.Matches, 3, []),
            new("db1:5432/shop", "birch", BaselineState.Differs, 3, s_differences),
            new("db1:5432/shop", "cobalt", BaselineState.Differs, 3, s_differences),
            new("db1:5432/shop", null, BaselineState.Matches, 2, []),
        ], []);
        Assert.Equal(ExitCode.Findings, await run.RunAsync("baseline"));
        Snapshot.Verify(run.OutText);
    }

    [Theory]
    [InlineData(BaselineState.Recorded, ExitCode.Done)]
    [InlineData(BaselineState.Unchanged, ExitCode.Done)]
    [InlineData(BaselineState.Journaled, ExitCode.Findings)]
    public async Task Each_end_has_its_words(BaselineState state, ExitCode code)
    {
        using var run = new TestRun();
        run.Fleet.Baseline = () => new BaselineReport("20240101000002_rows", [new("db1:5432/shop", "acme", state, 3, []), new("db1:5432/shop", "birch", state, 3, []), new("db1:5432/shop", null, state, 2, [])], []);
        Assert.Equal(code, await run.RunAsync("baseline"));
        Snapshot.Verify(run.OutText, name: $"BaselineTextTests.{state}");
    }

    [Theory]
    [InlineData(BaselineState.Matches, "Nothing was recorded (--dry-run). Without it everything up to 20240101000002_rows is recorded as applied.\n")]
    [InlineData(BaselineState.Unchanged, "Everything up to 20240101000002_rows was recorded before; nothing to do.\n")]
    public async Task A_dry_run_says_what_would_be_recorded(BaselineState state, string words)
    {
        using var run = new TestRun();
        run.Fleet.Baseline = () => new BaselineReport("20240101000002_rows", [new("db1:5432/shop", "acme", state, 3, [])], []);
        Assert.Equal(ExitCode.Done, await run.RunAsync("baseline", "--dry-run"));
        Assert.EndsWith(words, run.OutText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--accept-differences", "--reason")]
    [InlineData("--reason x", "--accept-differences")]
    [InlineData("--replay-variable Host=db;Password=secret", "name of an environment variable")]
    public async Task What_does_not_go_together_is_refused(string options, string said)
    {
        using var run = new TestRun();
        Assert.Equal(ExitCode.Usage, await run.RunAsync(["baseline", .. options.Split(' ')]));
        Assert.Contains(said, run.ErrorText, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", run.ErrorText, StringComparison.Ordinal);
        Assert.Null(run.Fleet.Asked);
    }
}
