using System.Diagnostics;
using Npgsql;
using TenantMigrations.Engine;
using TenantMigrations.Postgres.Connections;
using TenantMigrations.Postgres.Execution;

namespace TenantMigrations.Postgres.Observation;

/// <summary>
/// Watches a statement outside a transaction from a second session, for its locks are gone when it ends. That session first takes a lock on all tables which
/// lets nothing pass that is stronger than <c>ROW EXCLUSIVE</c>: so the statement waits at the first one that it wants, is seen there, and is let go.
/// </summary>
internal sealed class OutsideObserver(WorkScope scope, StatementObserver observer, int processId)
{
    private static readonly TimeSpan s_glance = TimeSpan.FromMilliseconds(1);

    private readonly Dictionary<long, HashSet<TableLock>> _seen = [];

    /// <summary>Lets the statement run, watched where that is asked for.</summary>
    public async Task<T> WatchAsync<T>(NpgsqlConnection connection, int statement, Func<Task<T>> run, CancellationToken cancellationToken)
    {
        if (!observer.IsOn || processId == 0) return await run().ConfigureAwait(false);
        await observer.BeginAsync(connection, cancellationToken).ConfigureAwait(false);
        var begun = Stopwatch.GetTimestamp();
        var running = default(Task<T>);
        await scope.TryBesideAsync(
            async beside =>
            {
                var gate = await BarAsync(beside, cancellationToken).ConfigureAwait(false);
                begun = Stopwatch.GetTimestamp();
                running = run();
                await FollowAsync(beside, gate, running).ConfigureAwait(false);
                return true;
            },
            cancellationToken).ConfigureAwait(false);
        var result = await (running ?? run()).ConfigureAwait(false);
        var took = Stopwatch.GetElapsedTime(begun);
        var locks = _seen.ToDictionary(seen => seen.Key, seen => (IReadOnlyCollection<TableLock>)seen.Value);
        _seen.Clear();
        await observer.NextOutsideAsync(connection, statement, took, locks, cancellationToken).ConfigureAwait(false);
        return result;
    }

    private async Task<NpgsqlTransaction?> BarAsync(NpgsqlConnection beside, CancellationToken cancellationToken)
    {
        var tables = observer.Tables.ToList();
        if (tables.Count == 0) return null;
        var transaction = await beside.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            // The names are those that the statement's session sees.
            if (scope.Context.SearchPath is { } schemas)
            {
                using var path = new NpgsqlCommand("SELECT pg_catalog.set_config('search_path', $1, true)", beside, transaction);
                path.Parameters.Text(schemas);
                await path.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            }

            using var take = new NpgsqlCommand($"LOCK TABLE ONLY {string.Join(", ONLY ", tables)} IN SHARE UPDATE EXCLUSIVE MODE NOWAIT", beside, transaction);
            await take.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            return transaction;
        }
        catch (PostgresException e) when (!ConnectionTrouble.IsLoss(e))
        {
            // Somebody else's table, or one at work: then the locks are seen only as far as looking is fast enough.
            await transaction.DisposeAsync().ConfigureAwait(false);
            return null;
        }
    }

    private async Task FollowAsync(NpgsqlConnection beside, NpgsqlTransaction? gate, Task running)
    {
        try
        {
            // To the statement's own end, whatever ends it: its connection is in use until then.
            while (!running.IsCompleted)
            {
                if (await LookAsync(beside, gate).ConfigureAwait(false) && gate is not null)
                {
                    await gate.DisposeAsync().ConfigureAwait(false);
                    gate = null;
                }

                await Task.WhenAny(running, Task.Delay(s_glance, CancellationToken.None)).ConfigureAwait(false);
            }
        }
        catch (NpgsqlException)
        {
            // To see it is a help and no duty.
        }
        finally
        {
            if (gate is not null) await gate.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Notes its locks; says whether it waits for one.</summary>
    private async Task<bool> LookAsync(NpgsqlConnection beside, NpgsqlTransaction? gate)
    {
        using var command = new NpgsqlCommand(
            "SELECT coalesce(relation, 0)::bigint, mode, granted FROM pg_catalog.pg_locks WHERE pid = $1 AND (locktype = 'relation' AND relation >= 16384 OR NOT granted)", beside, gate);
        command.Parameters.Integer(processId);
        var waits = false;
        var reader = await command.ExecuteReaderAsync(CancellationToken.None).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            while (await reader.ReadAsync(CancellationToken.None).ConfigureAwait(false))
            {
                waits |= !reader.GetBoolean(2);
                if (reader.GetInt64(0) is not 0 and var relation)
                {
                    if (!_seen.TryGetValue(relation, out var modes)) _seen.Add(relation, modes = []);
                    modes.UnionWith(LockModes.Of(reader.GetString(1)));
                }
            }
        }

        return waits;
    }
}
