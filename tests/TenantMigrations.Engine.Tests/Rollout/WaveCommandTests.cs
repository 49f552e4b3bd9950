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
    public async Task Of_a_line_without_end_its_beginning_is_told()
    {
        var failure = await RunAsync("head -c 2000000 /dev/zero | tr '\\0' x; exit 1");

        Assert.EndsWith("xxx…", failure);
        Assert.InRange(failure!.Length, 300, 400);
    }

    [Fact]
    public async Task A_line_without_end_is_not_kept_in_memory()
    {
        // Nothing in here waits, so that all of it runs, and is counted, on this thread.
        var last = new LastLine();
        var before = GC.GetAllocatedBytesForCurrentThread();
        await last.ReadAsync(new EndlessLine(10_000_000), CancellationToken.None);

        Assert.EndsWith("xxx…", last.Text);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    [Fact]
    public async Task What_it_leaves_in_the_background_is_not_waited_for() =>
        Assert.Null(await RunAsync("sleep 120 & exit 0").WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken));

    private static Task<string?> RunAsync(string command) => WaveCommand.RunAsync(command, Guid.Empty, 1, "rest", TestContext.Current.CancellationToken);

    private sealed class EndlessLine(long length) : TextReader
    {
        private long _left = length;

        public override ValueTask<int> ReadAsync(Memory<char> buffer, CancellationToken cancellationToken = default)
        {
            var count = (int)Math.Min(buffer.Length, _left);
            buffer.Span[..count].Fill('x');
            _left -= count;
            return new ValueTask<int>(count);
        }
    }
}
