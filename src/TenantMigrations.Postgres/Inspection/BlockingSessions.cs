using Npgsql;
using TenantMigrations.Engine;

namespace TenantMigrations.Postgres.Inspection;

/// <summary>Asks the server which sessions stand in a session's way, and who holds a tenant's lock.</summary>
internal static class BlockingSessions
{
    // Of a query only its first word leaves the server: the rest may hold values.
    private const string Columns = """
        SELECT b.pid, CASE a.backend_type WHEN 'client backend' THEN a.application_name ELSE a.backend_type END, a.usename::pg_catalog.text, a.state,
            extract(epoch FROM pg_catalog.clock_timestamp() - a.xact_start)::pg_catalog.float8, pg_catalog.upper(pg_catalog.substring(a.query, '^\s*([A-Za-z]+)'))
        """;

    private const string Blocking =
        Columns + " FROM (SELECT DISTINCT pg_catalog.unnest(pg_catalog.pg_blocking_pids($1))) AS b (pid) LEFT JOIN pg_catalog.pg_stat_activity AS a ON a.pid = b.pid ORDER BY 1";

    private static readonly string[] s_commands =
    [
        "ALTER", "ANALYZE", "BEGIN", "CALL", "CLUSTER", "COMMENT", "COMMIT", "COPY", "CREATE", "DECLARE", "DELETE", "DISCARD", "DO", "DROP", "EXECUTE", "EXPLAIN",
        "FETCH", "GRANT", "INSERT", "LISTEN", "LOCK", "MERGE", "MOVE", "NOTIFY", "PREPARE", "REFRESH", "REINDEX", "RELEASE", "RESET", "REVOKE", "ROLLBACK",
        "SAVEPOINT", "SELECT", "SET", "SHOW", "START", "TRUNCATE", "UPDATE", "VACUUM", "VALUES", "WITH",
    ];

    /// <summary>Whom a server process waits for; empty where it waits for nobody.</summary>
    public static Task<IReadOnlyList<BlockingSession>> OfAsync(NpgsqlConnection connection, int processId, CancellationToken cancellationToken) =>
        ReadAsync(connection, Blocking, p => p.Integer(processId), cancellationToken);

    /// <summary>The session that a query names by its one column, the process.</summary>
    public static async Task<BlockingSession?> HolderAsync(
        NpgsqlConnection connection, string process, Action<NpgsqlParameterCollection> fill, CancellationToken cancellationToken)
    {
        var sql = $"{Columns} FROM ({process}) AS b (pid) LEFT JOIN pg_catalog.pg_stat_activity AS a ON a.pid = b.pid LIMIT 1";
        var found = await ReadAsync(connection, sql, fill, cancellationToken).ConfigureAwait(false);
        return found.Count == 0 ? null : found[0];
    }

    private static async Task<IReadOnlyList<BlockingSession>> ReadAsync(
        NpgsqlConnection connection, string sql, Action<NpgsqlParameterCollection> fill, CancellationToken cancellationToken)
    {
        var sessions = new List<BlockingSession>();
        using var command = new NpgsqlCommand(sql, connection);
        fill(command.Parameters);
        var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                sessions.Add(new BlockingSession(
                    reader.GetInt32(0),
                    Text(reader, 1),
                    Text(reader, 2),
                    Text(reader, 3),
                    reader.IsDBNull(4) ? null : TimeSpan.FromSeconds(Math.Max(0, reader.GetDouble(4))),
                    Text(reader, 5) is { } word && Array.IndexOf(s_commands, word) >= 0 ? word : null));
            }
        }

        return sessions;
    }

    private static string? Text(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) || reader.GetString(column).Length == 0 ? null : reader.GetString(column);
}
