using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Npgsql;
using TenantMigrations.Analysis.Sql;
using TenantMigrations.Engine;

namespace TenantMigrations.Postgres.Execution;

/// <summary>What a C# migration is given.</summary>
internal sealed class CodeContext(WorkScope scope, int step, NpgsqlConnection connection, ICodeTransactions transactions, string? checkpoint) : MigrationContext
{
    private readonly string _direction = scope.Work.Steps[step].Kind == StepKind.Rollback ? "down" : "up";
    private int _loop;

    public override DbConnection Connection => connection;

    public override DbTransaction? Transaction => transactions.Transaction;

    public override string? TenantId => scope.Work.Tenant?.Id;

    public override string? TenantSchema => scope.Work.Tenant?.Schema;

    public override void ReportProgress(string message, double? completed = null) =>
        scope.Progress(new StepProgress(step, IsCompleted: false, Duration: null, message, completed));

    public override async Task<int> ExecuteAsync(string sql, object?[] parameters, CancellationToken cancellationToken)
    {
        using var command = Command(sql, parameters);
        return await ExecuteAsync(command, sql, cancellationToken).ConfigureAwait(false);
    }

    public override Task BatchAsync(Func<string?, CancellationToken, Task<string?>> batch, CancellationToken cancellationToken) =>
        LoopAsync(batch, static (_, _) => Task.CompletedTask, cancellationToken);

    public override Task KeysetBatchesAsync(KeysetBatches batches, Func<KeysetBatch, CancellationToken, Task> work, CancellationToken cancellationToken) =>
        KeysetLoop.Defect(batches) is { } defect
            ? throw new ArgumentException(defect, nameof(batches))
            : new KeysetLoop(this, batches, work).RunAsync(cancellationToken);

    /// <summary>A command in the transaction that is open now.</summary>
    public NpgsqlCommand Command(string sql, params object?[] parameters)
    {
        var command = new NpgsqlCommand(sql, connection, transactions.Transaction);
        foreach (var parameter in parameters) command.Parameters.Add(new NpgsqlParameter { Value = parameter ?? DBNull.Value });
        return command;
    }

    /// <summary>Executes it; <paramref name="sql"/> is what the migration's author wrote of it.</summary>
    public async Task<int> ExecuteAsync(NpgsqlCommand command, string sql, CancellationToken cancellationToken)
    {
        var begun = Stopwatch.GetTimestamp();
        var rows = await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        if (scope.Policy.TimesStatements)
            scope.Progress(new StepProgress(step, IsCompleted: false, Statement: new StatementTiming(null, CommandWords.Of(sql), Stopwatch.GetElapsedTime(begun))));
        return rows;
    }

    /// <summary>Calls the batch again and again until it returns no checkpoint.</summary>
    /// <param name="batch">Gets the checkpoint before it and returns its own.</param>
    /// <param name="between">Called between two batches, when no transaction is open, with the time that the last one took.</param>
    /// <param name="cancellationToken">Ends the loop.</param>
    public async Task LoopAsync(
        Func<string?, CancellationToken, Task<string?>> batch, Func<TimeSpan, CancellationToken, Task> between, CancellationToken cancellationToken)
    {
        // A migration may loop more than once: the checkpoint says in which loop it was made, and the loops before it are done.
        _loop++;
        var (loop, last) = Read(checkpoint);
        if (_loop < loop) return;
        var current = _loop == loop ? last : null;
        while (true)
        {
            var began = Stopwatch.GetTimestamp();
            await transactions.BeginBatchAsync(cancellationToken).ConfigureAwait(false);
            var next = await batch(current, cancellationToken).ConfigureAwait(false);
            if (next is null)
            {
                await transactions.EndBatchesAsync(cancellationToken).ConfigureAwait(false);
                return;
            }

            // Not cancelled half-way: the batch is done, and its record belongs to it.
            await transactions.CommitBatchAsync(string.Create(CultureInfo.InvariantCulture, $"{_direction}:{_loop}:{next}"), CancellationToken.None).ConfigureAwait(false);
            scope.Progress(new StepProgress(step, IsCompleted: false, IsCheckpoint: true));
            await between(Stopwatch.GetElapsedTime(began), cancellationToken).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            current = next;
        }
    }

    private (int Loop, string? Last) Read(string? text)
    {
        var parts = text?.Split(':', 3);
        return parts is [var direction, var loop, var last] && direction == _direction ? (int.Parse(loop, CultureInfo.InvariantCulture), last) : (0, null);
    }
}
