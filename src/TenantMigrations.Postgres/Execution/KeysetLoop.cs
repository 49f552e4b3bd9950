using System.Globalization;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;

namespace TenantMigrations.Postgres.Execution;

/// <summary>Works through a table by its key. The checkpoint is how many rows are done and, behind a blank, the last key.</summary>
internal sealed class KeysetLoop(CodeContext context, KeysetBatches batches, Func<KeysetBatch, CancellationToken, Task> work)
{
    // An application that goes on inserting keeps the end away; what it inserts is its own to write in the new form.
    private const int PartialBatches = 10;

    // The estimate may be too low: only the end is the end.
    private const double NotQuite = 0.99;

    private KeysetTable? _table;
    private long _expected;
    private long _done;
    private int _partial;

    /// <summary>What is wrong with the request; null where it can be worked with.</summary>
    public static string? Defect(KeysetBatches batches) =>
        batches.Key.Count == 0 ? "Name at least one column of a key."
        : batches.Size < 1 ? "A batch has at least one row."
        : !(batches.ShareOfTime is > 0 and <= 1) ? "The share of time is above 0 and at most 1."
        : batches.Pause < TimeSpan.Zero ? "A pause is not negative."
        : null;

    public Task RunAsync(CancellationToken cancellationToken) => context.LoopAsync(BatchAsync, PauseAsync, cancellationToken);

    private async Task<string?> BatchAsync(string? checkpoint, CancellationToken cancellationToken)
    {
        var last = Read(checkpoint);
        if (_table is null)
        {
            _table = await KeysetTable.ReadAsync(context, batches, cancellationToken).ConfigureAwait(false);
            _expected = batches.ExpectedRows ?? _done + await EstimateAsync(_table, last, cancellationToken).ConfigureAwait(false);
        }

        if (_partial >= PartialBatches) return null;
        var (count, keys, next) = await NextAsync(_table, last, cancellationToken).ConfigureAwait(false);
        if (count == 0) return null;
        _partial = count < batches.Size ? _partial + 1 : 0;
        await work(new KeysetStatement(context, _table, count, keys), cancellationToken).ConfigureAwait(false);
        _done += count;
        return string.Create(CultureInfo.InvariantCulture, $"{_done} {next}");
    }

    private async Task PauseAsync(TimeSpan took, CancellationToken cancellationToken)
    {
        var share = _expected > 0 ? Math.Min((double)_done / _expected, NotQuite) : default(double?);
        var of = _done < _expected ? string.Create(CultureInfo.InvariantCulture, $" of about {_expected:N0}") : "";
        context.ReportProgress(string.Create(CultureInfo.InvariantCulture, $"{_done:N0}{of} rows of {batches.Table}"), share);
        var rest = took * ((1 / batches.ShareOfTime) - 1);
        var pause = rest > batches.Pause ? rest : batches.Pause;
        if (pause > TimeSpan.Zero) await Task.Delay(pause, cancellationToken).ConfigureAwait(false);
    }

    private string? Read(string? checkpoint)
    {
        if (checkpoint is null) return null;
        var blank = checkpoint.IndexOf(' ', StringComparison.Ordinal);
        _done = long.Parse(checkpoint.AsSpan(0, blank), NumberStyles.None, CultureInfo.InvariantCulture);
        return checkpoint[(blank + 1)..];
    }

    private async Task<(int Count, string Keys, string Last)> NextAsync(KeysetTable table, string? last, CancellationToken cancellationToken)
    {
        using var command = Command(table.Next(last is null), last);
        command.Parameters.Integer(batches.Size);
        var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
            var count = reader.GetInt32(0);
            return count == 0 ? (0, "", "") : (count, reader.GetString(1), reader.GetString(2));
        }
    }

    private async Task<long> EstimateAsync(KeysetTable table, string? last, CancellationToken cancellationToken)
    {
        using var command = Command(table.Estimate(last is null), last);
        var text = (string)(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!;
        using var plan = JsonDocument.Parse(text);
        return (long)plan.RootElement[0].GetProperty("Plan").GetProperty("Plan Rows").GetDouble();
    }

    private NpgsqlCommand Command(string sql, string? last)
    {
        var command = context.Command(sql);
        command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Text, Value = last is null ? DBNull.Value : last });
        return command;
    }
}
