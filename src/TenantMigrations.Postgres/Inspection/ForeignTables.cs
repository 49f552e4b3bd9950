using System.Diagnostics.CodeAnalysis;
using Npgsql;
using TenantMigrations.Engine;

namespace TenantMigrations.Postgres.Inspection;

/// <summary>Reads the tables in which other tools keep what they have applied, whatever their columns are.</summary>
internal static class ForeignTables
{
    // A history has a row a migration.
    private const int Largest = 100_000;

    private const string Find = """
        SELECT n.nspname, n.nspname = ANY(pg_catalog.current_schemas(false))
        FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
        WHERE c.relname = $1 AND c.relkind IN ('r', 'p', 'v') AND (n.nspname = ANY($2) OR $3 AND n.nspname = ANY(pg_catalog.current_schemas(false)))
        ORDER BY pg_catalog.array_position(pg_catalog.current_schemas(false), n.nspname), n.nspname
        """;

    public static async Task<IReadOnlyList<ForeignTable>> ReadAsync(
        NpgsqlConnection connection, DatabaseAddress address, string table, IReadOnlyCollection<string> schemas, bool withPath, CancellationToken cancellationToken)
    {
        var found = await FindAsync(connection, table, schemas, withPath, cancellationToken).ConfigureAwait(false);
        if (found.Count == 0) return [];
        using var batch = new NpgsqlBatch(connection);
        foreach (var (schema, _) in found) batch.BatchCommands.Add(Rows(schema, table));
        try
        {
            var tables = new List<ForeignTable>();
            var reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using var closing = reader.ConfigureAwait(false);
            foreach (var (schema, isOfPath) in found)
            {
                var rows = new List<string>();
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false)) rows.Add(reader.GetString(0));
                if (rows.Count > Largest) throw new FleetException(FleetErrorKind.Settings, $"{address.Key}: {SqlText.Identifier(schema)}.{SqlText.Identifier(table)} has more than {Largest} rows and is no history of migrations.");
                tables.Add(new ForeignTable(schema, isOfPath, rows));
                await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
            }

            return tables;
        }
        catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw new FleetException(FleetErrorKind.Settings, $"{address.Key}: '{table}' cannot be read: {refused.MessageText}. Grant USAGE on its schema and SELECT on it to the connection's role.", refused);
        }
    }

    [SuppressMessage("Security", "CA2100", Justification = "Identifiers are quoted.")]
    private static NpgsqlBatchCommand Rows(string schema, string table) =>
        new(FormattableString.Invariant($"SELECT pg_catalog.to_jsonb(t)::text FROM {SqlText.Identifier(schema)}.{SqlText.Identifier(table)} AS t LIMIT {Largest + 1}"));

    private static async Task<List<(string Schema, bool IsOfPath)>> FindAsync(
        NpgsqlConnection connection, string table, IReadOnlyCollection<string> schemas, bool withPath, CancellationToken cancellationToken)
    {
        var found = new List<(string, bool)>();
        using var command = new NpgsqlCommand(Find, connection);
        command.Parameters.Text(table).Texts([.. schemas]);
        command.Parameters.Add(new NpgsqlParameter<bool> { TypedValue = withPath });
        var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using var closing = reader.ConfigureAwait(false);
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false)) found.Add((reader.GetString(0), reader.GetBoolean(1)));
        return found;
    }
}
