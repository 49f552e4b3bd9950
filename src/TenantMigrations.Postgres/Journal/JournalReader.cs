using Npgsql;
using TenantMigrations.Engine;
using TenantMigrations.Postgres.Connections;

namespace TenantMigrations.Postgres.Journal;

/// <summary>Reads the journal: one query each.</summary>
internal sealed class JournalReader(DatabaseAddress address, JournalSql journal)
{
    public async Task<JournalState> StateAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var tenants = new Dictionary<string, JournalHead>(StringComparer.Ordinal);
        var global = default(JournalHead);
        int? version = null;
        try
        {
            using var command = new NpgsqlCommand(journal.ReadHeads, connection);
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    var head = new JournalHead(reader.GetInt32(1), reader.GetInt64(2));
                    if (!reader.IsDBNull(0))
                    {
                        tenants.Add(reader.GetString(0), head);
                        continue;
                    }

                    global = head;
                    version = reader.IsDBNull(3) ? null : reader.GetInt32(3);
                }
            }
        }
        catch (PostgresException e) when (IsMissing(e))
        {
            return new JournalState(null, default, tenants);
        }

        return version > JournalScripts.Version ? throw JournalInstaller.Newer(address, version.Value) : new JournalState(version, global, tenants);
    }

    public async Task<IReadOnlyList<JournalEntry>> EntriesAsync(
        NpgsqlConnection connection, IReadOnlyCollection<JournalKey>? keys, bool unfinishedOfAll, CancellationToken cancellationToken)
    {
        var entries = new List<JournalEntry>();
        using var command = new NpgsqlCommand(journal.ReadEntries, connection);
        if (keys is not null)
        {
            command.CommandText += " WHERE s.tenant_id = ANY ($1) OR $2 AND s.tenant_id IS NULL OR $3 AND s.status IN ('failed', 'running')";
            command.Parameters.Texts([.. keys.Where(k => k.TenantId is not null).Select(k => k.TenantId!)])
                .Boolean(keys.Any(k => k.TenantId is null)).Boolean(unfinishedOfAll);
        }

        try
        {
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false)) entries.Add(Entry(reader));
            }
        }
        catch (PostgresException e) when (IsMissing(e))
        {
            // Without a head table nothing was ever installed; without this one alone it would look as if nothing had been applied.
            return await HasHeadsAsync(connection, cancellationToken).ConfigureAwait(false) ? throw ConnectionTrouble.OnJournal(address, e, journal.Schema) : entries;
        }

        return entries;
    }

    public async Task<IReadOnlyList<RunLogEntry>> RunAsync(NpgsqlConnection connection, Guid runId, CancellationToken cancellationToken)
    {
        using var command = new NpgsqlCommand(journal.ReadRun, connection);
        command.Parameters.Guid(runId);
        return await LogAsync(command, cancellationToken).ConfigureAwait(false);
    }

    public async Task<IReadOnlyList<RunLogEntry>> SkippedAsync(NpgsqlConnection connection, IReadOnlyCollection<string> migrationIds, CancellationToken cancellationToken)
    {
        using var command = new NpgsqlCommand(journal.ReadSkipped, connection);
        command.Parameters.Texts([.. migrationIds]);
        return await LogAsync(command, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<List<RunLogEntry>> LogAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        var entries = new List<RunLogEntry>();
        try
        {
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                    entries.Add(new RunLogEntry(reader.GetString(0), Text(reader, 1), reader.GetString(2), reader.GetDateTime(3)));
            }
        }
        catch (PostgresException e) when (IsMissing(e))
        {
            return entries;
        }

        return entries;
    }

    private async Task<bool> HasHeadsAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        using var command = new NpgsqlCommand("SELECT pg_catalog.to_regclass($1) IS NOT NULL", connection);
        command.Parameters.Text(SqlText.Identifier(journal.Schema) + ".tenant_migration_head");
        return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is true;
    }

    private static JournalEntry Entry(NpgsqlDataReader reader) => new(
        reader.GetString(0),
        Text(reader, 1),
        JournalValues.Status(reader.GetString(2)),
        reader.GetString(3),
        reader.IsDBNull(4) ? null : reader.GetDateTime(4),
        reader.IsDBNull(5) ? null : reader.GetDateTime(5),
        reader.IsDBNull(6) ? null : TimeSpan.FromMilliseconds(reader.GetInt64(6)),
        Text(reader, 7),
        reader.GetInt32(8),
        reader.IsDBNull(9) ? null : reader.GetGuid(9),
        reader.GetBoolean(10));

    private static string? Text(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    // Asked straight, and the refusal taken for an answer: the table cannot be named in a query that first looks whether it is there.
    private static bool IsMissing(PostgresException e) =>
        e.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName;
}
