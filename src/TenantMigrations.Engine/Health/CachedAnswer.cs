namespace TenantMigrations.Engine;

/// <summary>
/// An answer that is asked for again when it is old. However many callers there are, one question is under way at a time, and none of them can cancel it.
/// </summary>
/// <param name="ask">Asks; does not throw.</param>
/// <param name="duration">How long an answer is used.</param>
/// <param name="time">The clock.</param>
internal sealed class CachedAnswer<T>(Func<Task<T>> ask, TimeSpan duration, TimeProvider time)
    where T : class
{
    private readonly object _gate = new();
    private Task<Answer>? _task;

    /// <summary>The answer.</summary>
    /// <param name="refused">An answer that is of no use to the caller, however young.</param>
    /// <param name="cancellationToken">Ends the waiting, not the question.</param>
    public async ValueTask<T> GetAsync(T? refused, CancellationToken cancellationToken)
    {
        Task<Answer> task;
        lock (_gate)
        {
            if (_task is null || (_task.IsCompletedSuccessfully && IsOld(_task.Result, refused))) _task = Task.Run(AskAsync, CancellationToken.None);
            task = _task;
        }

        return (await task.WaitAsync(cancellationToken).ConfigureAwait(false)).Value;
    }

    private bool IsOld(Answer answer, T? refused) => ReferenceEquals(answer.Value, refused) || time.GetElapsedTime(answer.At) >= duration;

    private async Task<Answer> AskAsync()
    {
        var value = await ask().ConfigureAwait(false);
        return new Answer(value, time.GetTimestamp());
    }

    private sealed record Answer(T Value, long At);
}
