using System.Diagnostics;
using Npgsql;
using TenantMigrations.TestKit.Postgres;

namespace TenantMigrations.Reliability.Tests.Contention;

/// <summary>
/// The application at work while its tables are altered: sessions that read and write tenants' orders all the time, one whose transactions are long, and one
/// that asks a table which nobody alters. What the last one must wait is the machine's doing; what the others must wait beyond it is that of the locks.
/// </summary>
internal sealed class Load : IAsyncDisposable
{
    private const int Workers = 4;

    private readonly TestDatabase _database;
    private readonly IReadOnlyList<string> _tenants;
    private readonly TimeSpan _long;
    private readonly TimeSpan _pause;
    private readonly CancellationTokenSource _end = new();
    private readonly TaskCompletionSource _holds = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _met = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<Task> _tasks = [];
    private long _slowest;
    private long _slowestElsewhere;
    private int _statements;

    private Load(TestDatabase database, IReadOnlyList<string> tenants, TimeSpan longTransaction, TimeSpan pause) =>
        (_database, _tenants, _long, _pause) = (database, tenants, longTransaction, pause);

    /// <summary>The longest time that a statement on a tenant's table took.</summary>
    public TimeSpan Slowest => Stopwatch.GetElapsedTime(0, Interlocked.Read(ref _slowest));

    /// <summary>The longest time that a statement took which no lock can hold up.</summary>
    public TimeSpan SlowestElsewhere => Stopwatch.GetElapsedTime(0, Interlocked.Read(ref _slowestElsewhere));

    /// <summary>How many statements on tenants' tables there were.</summary>
    public int Statements => Volatile.Read(ref _statements);

    /// <summary>Starts it, and returns when the first long transaction holds its locks.</summary>
    public static async Task<Load> StartAsync(TestDatabase database, IReadOnlyList<string> tenants, TimeSpan longTransaction, TimeSpan pause)
    {
        await database.ExecuteAsync("CREATE TABLE public.elsewhere AS SELECT i AS id, 0 AS value FROM generate_series(1, 100) AS i");
        var load = new Load(database, tenants, longTransaction, pause);
        load._tasks.AddRange(Enumerable.Range(0, Workers).Select(worker => Task.Run(() => load.WorkAsync(worker))));
        load._tasks.Add(Task.Run(load.AskElsewhereAsync));
        load._tasks.Add(Task.Run(load.HoldAsync));
        await load._holds.Task;
        return load;
    }

    /// <summary>The first long transaction goes on until somebody waits for it, and then for its time.</summary>
    public async Task WaitUntilMetAsync(Func<bool> hasEnded)
    {
        const string Waiting = "SELECT count(*) FROM pg_locks WHERE locktype = 'relation' AND mode = 'AccessExclusiveLock' AND NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())";
        while (!hasEnded() && await _database.ScalarAsync<long>(Waiting) == 0) await Task.Delay(10);
        _met.TrySetResult();
    }

    /// <summary>Ends it; a failure of a statement is thrown.</summary>
    public async Task StopAsync()
    {
        await _end.CancelAsync();
        await Task.WhenAll(_tasks);
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await Task.WhenAll(_tasks).ContinueWith(_ => { }, TaskScheduler.Default);
        _end.Dispose();
    }

    private async Task WorkAsync(int worker)
    {
        var random = new Random(worker);
        await using var connection = await _database.OpenAsync();
        while (!_end.IsCancellationRequested)
        {
            var tenant = _tenants[random.Next(_tenants.Count)];

            // Each worker has rows of its own: they wait for nobody but who alters the table.
            var id = 1 + (worker * 20) + random.Next(20);
            var begun = Stopwatch.GetTimestamp();
            await ExecuteAsync(connection, random.Next(3) switch
            {
                0 => $"UPDATE {tenant}.orders SET cents = cents + 1 WHERE id = {id}",
                1 => $"SELECT count(*) FROM {tenant}.orders AS o JOIN {tenant}.customers AS c ON c.id = o.customer_id WHERE o.customer_id = {id % 20}",
                _ => $"UPDATE {tenant}.customers SET name = name WHERE id = {1 + (worker * 5) + (id % 5)}",
            });
            Note(ref _slowest, begun);
            Interlocked.Increment(ref _statements);
            await Task.Delay(2);
        }
    }

    private async Task AskElsewhereAsync()
    {
        await using var connection = await _database.OpenAsync();
        while (!_end.IsCancellationRequested)
        {
            var begun = Stopwatch.GetTimestamp();
            await ExecuteAsync(connection, "UPDATE public.elsewhere SET value = value + 1 WHERE id = 1");
            Note(ref _slowestElsewhere, begun);
            await Task.Delay(2);
        }
    }

    /// <summary>Transactions that have read every tenant's orders and then take their time, as a report does.</summary>
    private async Task HoldAsync()
    {
        await using var connection = await _database.OpenAsync();
        while (!_end.IsCancellationRequested)
        {
            await ExecuteAsync(connection, "BEGIN");
            foreach (var tenant in _tenants) await ExecuteAsync(connection, $"SELECT count(*) FROM {tenant}.orders");
            _holds.TrySetResult();
            await Task.WhenAny(_met.Task, Task.Delay(Timeout.Infinite, _end.Token));
            await WaitAsync(_long);
            await ExecuteAsync(connection, "COMMIT");
            await WaitAsync(_pause);
        }
    }

    private Task WaitAsync(TimeSpan time) => Task.Delay(time, _end.Token).ContinueWith(_ => { }, TaskScheduler.Default);

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static void Note(ref long slowest, long begun)
    {
        var took = Stopwatch.GetTimestamp() - begun;
        for (var seen = Interlocked.Read(ref slowest); took > seen; seen = Interlocked.Read(ref slowest))
        {
            if (Interlocked.CompareExchange(ref slowest, took, seen) == seen) return;
        }
    }
}
