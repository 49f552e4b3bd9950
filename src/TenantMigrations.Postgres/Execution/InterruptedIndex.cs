using Npgsql;
using TenantMigrations.Engine;

namespace TenantMigrations.Postgres.Execution;

/// <summary>What an interrupted concurrent statement on an index left behind, and whether it must run once more.</summary>
internal static class InterruptedIndex
{
    private const string FindOnTable = """
        SELECT pg_catalog.format('%I.%I', n.nspname, c.relname), i.indisvalid
        FROM pg_catalog.pg_index AS i JOIN pg_catalog.pg_class AS c ON c.oid = i.indexrelid JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
        WHERE i.indrelid = pg_catalog.to_regclass($1) AND c.relname = $2
        """;

    /// <summary>Clears away an invalid index. False where the statement is done already, although nobody came to record it.</summary>
    public static async Task<bool> ShouldRunAsync(
        WorkScope scope, NpgsqlConnection connection, int step, string sql, bool mayBeDone, CancellationToken cancellationToken)
    {
        if (ConcurrentStatement.DroppedIndex(sql) is { } dropped) return !mayBeDone || await ExistsAsync(connection, dropped, cancellationToken).ConfigureAwait(false);
        if (ConcurrentStatement.CreatedIndex(sql) is not { } created) return true;
        if (await FindAsync(connection, created.Index, created.Table, cancellationToken).ConfigureAwait(false) is not { } found) return true;
        if (found.IsValid)
        {
            // Where the attempt before did not die at this very statement, the index is somebody else's, and the statement shall say so.
            if (mayBeDone) scope.Progress(new StepProgress(step, IsCompleted: false, Message: $"index {found.Name} was finished before the interruption"));
            return !mayBeDone;
        }

        scope.Progress(new StepProgress(step, IsCompleted: false, Message: $"dropping index {found.Name}, which an interrupted build left invalid"));
        using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new NpgsqlBatchCommand("SET lock_timeout = 0"));
        await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        using var drop = new NpgsqlBatch(connection);
        drop.BatchCommands.Add(new NpgsqlBatchCommand("DROP INDEX CONCURRENTLY IF EXISTS " + found.Name));
        await drop.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        return true;
    }

    private static async Task<(string Name, bool IsValid)?> FindAsync(NpgsqlConnection connection, string index, string table, CancellationToken cancellationToken)
    {
        using var command = new NpgsqlCommand(FindOnTable, connection);
        command.Parameters.Text(table).Text(index);
        var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
            return await reader.ReadAsync(cancellationToken).ConfigureAwait(false) ? (reader.GetString(0), reader.GetBoolean(1)) : null;
    }

    private static async Task<bool> ExistsAsync(NpgsqlConnection connection, string index, CancellationToken cancellationToken)
    {
        using var command = new NpgsqlCommand("SELECT pg_catalog.to_regclass($1) IS NOT NULL", connection);
        command.Parameters.Text(index);
        return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is true;
    }
}
