using Npgsql;
using TenantMigrations.Engine;
using TenantMigrations.Postgres.Journal;

namespace TenantMigrations.Postgres.Inspection;

/// <summary>Looks for what the journal's rows do not say: heads that lie, broken indexes, tables that every tenant can read.</summary>
internal sealed class DatabaseInspector(JournalSql journal, ExecutionPolicy policy)
{
    private const string InvalidIndexes = """
        SELECT pg_catalog.format('%I.%I on %I.%I', xn.nspname, x.relname, tn.nspname, t.relname)
        FROM pg_catalog.pg_index AS i
        JOIN pg_catalog.pg_class AS x ON x.oid = i.indexrelid JOIN pg_catalog.pg_namespace AS xn ON xn.oid = x.relnamespace
        JOIN pg_catalog.pg_class AS t ON t.oid = i.indrelid JOIN pg_catalog.pg_namespace AS tn ON tn.oid = t.relnamespace
        WHERE NOT i.indisvalid AND x.relkind = 'i'
            AND NOT EXISTS (SELECT FROM pg_catalog.pg_stat_progress_create_index AS p WHERE p.index_relid = i.indexrelid)
        ORDER BY 1
        """;

    // Partitions count: read directly, they show their rows whatever the parent's policies say; with row security and no policy one shows none, and is closed on purpose.
    private const string UnprotectedTables = """
        SELECT pg_catalog.format('%I.%I', n.nspname, c.relname)
        FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
        JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.oid AND a.attname = $1 AND NOT a.attisdropped
        WHERE c.relkind IN ('r', 'p') AND c.relpersistence <> 't' AND n.nspname <> $2 AND n.nspname NOT LIKE 'pg\_%' AND n.nspname <> 'information_schema'
            AND (NOT c.relrowsecurity OR NOT c.relispartition AND NOT EXISTS (SELECT FROM pg_catalog.pg_policy AS p WHERE p.polrelid = c.oid))
        ORDER BY 1
        """;

    public async Task<DatabaseInspection> RunAsync(NpgsqlConnection connection, string tenantColumn, CancellationToken cancellationToken)
    {
        var shared = policy.Isolation == TenantIsolation.Shared;
        return new DatabaseInspection(
            await WrongHeadsAsync(connection, cancellationToken).ConfigureAwait(false),
            await ListAsync(connection, InvalidIndexes, [], cancellationToken).ConfigureAwait(false),
            shared ? await ListAsync(connection, UnprotectedTables, [tenantColumn, journal.Schema], cancellationToken).ConfigureAwait(false) : [],
            shared
                ? await RowSecurityQuery.RunAsync(connection, policy.TenantRole, tenantColumn, journal.Schema, cancellationToken).ConfigureAwait(false)
                : null);
    }

    private async Task<IReadOnlyList<JournalKey>> WrongHeadsAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var keys = new List<JournalKey>();
        using var command = new NpgsqlCommand(journal.WrongHeads, connection);
        try
        {
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                    keys.Add(new JournalKey(reader.IsDBNull(0) ? null : reader.GetString(0)));
            }
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName)
        {
            return keys; // no journal, no heads
        }

        return keys;
    }

    private static async Task<IReadOnlyList<string>> ListAsync(NpgsqlConnection connection, string sql, string[] values, CancellationToken cancellationToken)
    {
        using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values) command.Parameters.Text(value);
        return await CatalogQueries.TextsAsync(command, cancellationToken).ConfigureAwait(false);
    }
}
