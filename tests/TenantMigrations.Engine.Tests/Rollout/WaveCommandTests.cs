namespace TenantMigrations.Engine.Tests.Rollout;

public sealed class WaveCommandTests
{
    [Theory]
    [InlineData("exit 0", null)]
    [InlineData("printf 'one\\n two \\n\\n'; exit 3", "its verification ended with exit code 3: two")]
    [InlineData("printf 'no line end' >&2; exit 4", "its verification ended with exit code 4: no line end")]
    [InlineData("kill -9 $$", "its verification ended with exit code 137")]
    [InlineData("/nowhere/smoke-test 2> /dev/null", "its verification ended with exit code 127")]
    public async Task Its_end_and_its_last_line_are_told(string command, string? expected) => Assert.Equal(expected, await RunAsync(command));

    [Fact]
    public async Task A_line_without_end_is_not_kept_in_memory()
    {
        var before = GC.GetTotalAllocatedBytes();

        var failure = await RunAsync("head -c 200000000 /dev/zero | tr '\\0' x; exit 1");

        Assert.EndsWith("xxx…", failure);
        Assert.InRange(failure!.Length, 300, 400);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 100_000_000);
    }

    [Fact]
    public async Task What_it_leaves_in_the_background_is_not_waited_for() =>
        Assert.Null(await RunAsync("sleep 120 & exit 0").WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken));

    private static Task<string?> RunAsync(string command) => WaveCommand.RunAsync(command, Guid.Empty, 1, "rest", TestContext.Current.CancellationToken);
}
