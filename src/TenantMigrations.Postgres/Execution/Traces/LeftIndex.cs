using Npgsql;

namespace TenantMigrations.Postgres.Execution;

/// <summary>Indexes of a table as the catalogs have them, and whether another session builds on that table at this moment.</summary>
/// <param name="Id">The index's object id.</param>
/// <param name="Name">Its name with its schema, quoted.</param>
/// <param name="IsValid">Whether queries may use it.</param>
/// <param name="BuildingProcess">A server process that builds an index on the same table.</param>
internal sealed record LeftIndex(string Id, string Name, bool IsValid, int? BuildingProcess)
{
    // Who builds concurrently holds this lock from beginning to end, and shows its progress; of others' progress an ordinary role sees the process only.
    private const string Columns = """
        SELECT c.oid::pg_catalog.text, pg_catalog.format('%I.%I', n.nspname, c.relname), i.indisvalid AND i.indisready AND i.indislive,
            (SELECT pg_catalog.min(l.pid) FROM pg_catalog.pg_locks AS l JOIN pg_catalog.pg_stat_progress_create_index AS p ON p.pid = l.pid
             WHERE l.locktype = 'relation' AND l.relation = i.indrelid AND l.mode = 'ShareUpdateExclusiveLock' AND l.granted AND l.pid <> pg_catalog.pg_backend_pid()
                AND l.database = (SELECT d.oid FROM pg_catalog.pg_database AS d WHERE d.datname = pg_catalog.current_database()))
        FROM pg_catalog.pg_index AS i JOIN pg_catalog.pg_class AS c ON c.oid = i.indexrelid JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
        WHERE c.relkind = 'i' AND 
        """;

    /// <summary>Reads those that a condition over <c>i</c> (pg_index) and <c>c</c> (its pg_class) takes.</summary>
    public static async Task<IReadOnlyList<LeftIndex>> FindAsync(
        NpgsqlConnection connection, string condition, Action<NpgsqlParameterCollection> fill, CancellationToken cancellationToken)
    {
        var found = new List<LeftIndex>();
        using var command = new NpgsqlCommand(Columns + condition + " ORDER BY 2", connection);
        fill(command.Parameters);
        var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                found.Add(new LeftIndex(reader.GetString(0), reader.GetString(1), reader.GetBoolean(2), reader.IsDBNull(3) ? null : reader.GetInt32(3)));
        }

        return found;
    }
}
