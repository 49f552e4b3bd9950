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
        using var command = new NpgsqlCommand(sql, connection, transactions.Transaction);
        foreach (var parameter in parameters) command.Parameters.Add(new NpgsqlParameter { Value = parameter ?? DBNull.Value });
        var begun = Stopwatch.GetTimestamp();
        var rows = await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        if (scope.Policy.TimesStatements)
            scope.Progress(new StepProgress(step, IsCompleted: false, Statement: new StatementTiming(null, CommandWords.Of(sql), Stopwatch.GetElapsedTime(begun))));
        return rows;
    }

    public override async Task BatchAsync(Func<string?, CancellationToken, Task<string?>> batch, CancellationToken cancellationToken)
    {
        // A migration may loop more than once: the checkpoint says in which loop it was made, and the loops before it are done.
        _loop++;
        var (loop, last) = Read(checkpoint);
        if (_loop < loop) return;
        var current = _loop == loop ? last : null;
        while (true)
        {
            await transactions.BeginBatchAsync(cancellationToken).ConfigureAwait(false);
            var next = await batch(current, cancellationToken).ConfigureAwait(false);
            if (next is null)
            {
                await transactions.EndBatchesAsync(cancellationToken).ConfigureAwait(false);
                return;
            }

            // Not cancelled half-way: the batch is done, and its record belongs to it.
            await transactions.CommitBatchAsync(string.Create(CultureInfo.InvariantCulture, $"{_direction}:{_loop}:{next}"), CancellationToken.None).ConfigureAwait(false);
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
