using Npgsql;
using TenantMigrations.Engine;

namespace TenantMigrations.Postgres.Execution;

/// <summary>
/// The context of a session that works outside a transaction, where nothing is local. The role is put down whenever the journal is written: a tenant's
/// role has no right there.
/// </summary>
internal sealed class DirectContext(WorkScope scope, NpgsqlConnection connection)
{
    // Long enough for an index on a large table; an interrupted one leaves an invalid index, so a short limit would do harm rather than good.
    private static readonly TimeSpan s_concurrentTimeout = TimeSpan.FromHours(4);

    private const int MostTries = 100;

    private const string Read = """
        SELECT pg_catalog.current_setting('search_path'), coalesce(pg_catalog.current_setting($1, true), ''), pg_catalog.current_setting('role'), session_user::pg_catalog.text,
            pg_catalog.current_setting('default_transaction_isolation'), pg_catalog.current_setting('default_transaction_read_only'), pg_catalog.current_setting('row_security')
        """;

    private static readonly string[] s_names =
        ["search_path", "the tenant setting", "the role", "the session's user", "default_transaction_isolation", "default_transaction_read_only", "row_security"];

    private string[]? _expected;

    public async Task SetAsync(CancellationToken cancellationToken)
    {
        var context = scope.Context;
        using (var batch = new NpgsqlBatch(connection))
        {
            if (context.SearchPath is not null) batch.Add("SELECT pg_catalog.set_config('search_path', $1, false)").Text(context.SearchPath);
            if (context.TenantId is not null) batch.Add("SELECT pg_catalog.set_config($1, $2, false)").Text(scope.Policy.TenantSetting).Text(context.TenantId);
            if (batch.BatchCommands.Count > 0) await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }

        await TakeRoleAsync(cancellationToken).ConfigureAwait(false);
        _expected = await ReadAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// <c>lock_timeout</c> would end a concurrent build half-way and leave an invalid index, so it has none; it has another limit instead.
    /// </summary>
    public async Task SetTimeoutsAsync(bool concurrent, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                await TrySetTimeoutsAsync(concurrent, cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.QueryCanceled && tries < MostTries && !cancellationToken.IsCancellationRequested)
            {
                // The migration's own limit, a millisecond say, holds for this statement, too.
            }
        }
    }

    private async Task TrySetTimeoutsAsync(bool concurrent, CancellationToken cancellationToken)
    {
        using var batch = new NpgsqlBatch(connection);
        batch.Add("SELECT pg_catalog.set_config('lock_timeout', $1, false)").Text(concurrent ? "0" : scope.Context.LockTimeout);
        var statement = concurrent ? TenantContext.Milliseconds(s_concurrentTimeout) : scope.Context.StatementTimeout;
        if (statement is null) batch.BatchCommands.Add(new NpgsqlBatchCommand("RESET statement_timeout"));
        else batch.Add("SELECT pg_catalog.set_config('statement_timeout', $1, false)").Text(statement);
        await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What the migration changed and did not put back; null where all is as it was.</summary>
    public async Task<string?> DifferenceAsync(CancellationToken cancellationToken)
    {
        var found = await ReadAsync(cancellationToken).ConfigureAwait(false);
        for (var i = 0; i < found.Length; i++)
        {
            if (found[i] != _expected![i])
                return $"the migration changed {s_names[i]} from '{_expected[i]}' to '{found[i]}'. What follows would run in the wrong place: put it back at the end, or do without.";
        }

        return null;
    }

    public static StepFailure Failure(int step, int? statement, string difference) =>
        new(step, difference, "TM003", statement, Position: null, Detail: null, Hint: null, IsRetryable: false);

    public Task TakeRoleAsync(CancellationToken cancellationToken) =>
        scope.Context.Role is { } role ? ExecuteAsync("SET ROLE " + SqlText.Identifier(role), cancellationToken) : Task.CompletedTask;

    public Task ResetRoleAsync(CancellationToken cancellationToken) =>
        scope.Context.Role is null ? Task.CompletedTask : ExecuteAsync("RESET ROLE", cancellationToken);

    private async Task<string[]> ReadAsync(CancellationToken cancellationToken)
    {
        using var command = new NpgsqlCommand(Read, connection);
        command.Parameters.Text(scope.Policy.TenantSetting);
        var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
            return [.. Enumerable.Range(0, s_names.Length).Select(reader.GetString)];
        }
    }

    private async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }
}
