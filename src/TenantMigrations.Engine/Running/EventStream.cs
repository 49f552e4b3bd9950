using System.Threading.Channels;

namespace TenantMigrations.Engine;

/// <summary>
/// Brings events to the observer one at a time and in order. Workers only put them into a channel: a slow console does not hold up a database. Telemetry
/// and steering see them first, where and when they happen: so spans have their times, and what a worker does next is within its tenant's span.
/// </summary>
internal sealed class EventStream : IAsyncDisposable
{
    private readonly Action<RunEvent> _atOnce;
    private readonly Channel<RunEvent> _channel = Channel.CreateUnbounded<RunEvent>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Task _pump;

    /// <param name="observer">Sees the events one at a time.</param>
    /// <param name="atOnce">Sees them where they happen; quick and thread-safe.</param>
    public EventStream(Action<RunEvent> observer, Action<RunEvent> atOnce)
    {
        _atOnce = atOnce;
        _pump = Task.Run(() => PumpAsync(observer));
    }

    public void Write(RunEvent happened)
    {
        _atOnce(happened);
        _channel.Writer.TryWrite(happened);
    }

    /// <summary>Waits until the observer has seen everything. What it threw comes out here, after the run, which it must not end.</summary>
    public async ValueTask DisposeAsync()
    {
        _channel.Writer.TryComplete();
        await _pump.ConfigureAwait(false);
    }

    private async Task PumpAsync(Action<RunEvent> observer)
    {
        Exception? first = null;
        await foreach (var happened in _channel.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            if (first is not null) continue;
            try
            {
                observer(happened);
            }
            catch (Exception exception)
            {
                first = exception;
            }
        }

        if (first is not null) throw new InvalidOperationException("The observer of the run's events threw. The run itself went on to its end.", first);
    }
}
