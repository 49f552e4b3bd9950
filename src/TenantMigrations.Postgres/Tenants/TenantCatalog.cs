using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Npgsql;
using TenantMigrations.Engine;
using TenantMigrations.Postgres.Inspection;

namespace TenantMigrations.Postgres.Tenants;

/// <summary>A tenant's place as it is compared: its catalog, its rows and sequences, and the server's version.</summary>
internal static class TenantCatalog
{
    // A template is what migrations make: schema and a few rows. Whose rows are more is a tenant at work, and is not read through.
    private const int MostRows = 10_000;

    private const string Relations = """
        SELECT pg_catalog.format('%I.%I', n.nspname, c.relname), CASE WHEN $1::text IS NULL THEN pg_catalog.format('%I.%I', n.nspname, c.relname) ELSE pg_catalog.quote_ident(c.relname) END,
            c.relkind = 'S'
        FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
        WHERE c.relkind IN ('r', 'S')
            AND CASE WHEN $1::text IS NULL THEN n.nspname NOT LIKE 'pg\_%' AND n.nspname NOT IN ('information_schema', $2) ELSE n.nspname = $1 END
        ORDER BY 1
        """;

    /// <summary>Reads it; null where there are too many rows.</summary>
    public static async Task<CatalogSnapshot?> ReadAsync(NpgsqlConnection connection, string? schema, string journalSchema, CancellationToken cancellationToken)
    {
        var rows = await RowsAsync(connection, schema, journalSchema, cancellationToken).ConfigureAwait(false);
        if (rows is null) return null;
        var catalog = schema is null
            ? await CatalogReader.ReadDatabaseAsync(connection, journalSchema, cancellationToken).ConfigureAwait(false)
            : await CatalogReader.ReadSchemaAsync(connection, schema, cancellationToken).ConfigureAwait(false);
        return new CatalogSnapshot([.. catalog.Facts, .. rows, new CatalogFact("server", connection.ServerVersion)]);
    }

    public static async Task<bool> HasTooManyRowsAsync(NpgsqlConnection connection, string? schema, string journalSchema, CancellationToken cancellationToken) =>
        await RowsAsync(connection, schema, journalSchema, cancellationToken).ConfigureAwait(false) is null;

    [SuppressMessage("Security", "CA2100", Justification = "Names are quoted by the server.")]
    private static async Task<IReadOnlyList<CatalogFact>?> RowsAsync(NpgsqlConnection connection, string? schema, string journalSchema, CancellationToken cancellationToken)
    {
        var relations = new List<(string Qualified, string Name, bool IsSequence)>();
        using (var command = new NpgsqlCommand(Relations, connection))
        {
            command.Parameters.Text(schema).Text(journalSchema);
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false)) relations.Add((reader.GetString(0), reader.GetString(1), reader.GetBoolean(2)));
            }
        }

        if (relations.Count == 0) return [];
        using var batch = new NpgsqlBatch(connection);
        foreach (var (qualified, _, isSequence) in relations) batch.BatchCommands.Add(new NpgsqlBatchCommand(isSequence ? Position(qualified) : Rows(qualified)));
        var facts = new List<CatalogFact>();
        var answers = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using (answers.ConfigureAwait(false))
        {
            foreach (var (_, name, isSequence) in relations)
            {
                await answers.ReadAsync(cancellationToken).ConfigureAwait(false);
                var (count, text) = (answers.GetInt64(0), answers.GetString(1));
                if (!isSequence && count > MostRows) return null;
                facts.Add(new CatalogFact(isSequence ? $"position of {name}" : $"rows of {name}", string.Create(CultureInfo.InvariantCulture, $"{count} {text}")));
                await answers.NextResultAsync(cancellationToken).ConfigureAwait(false);
            }
        }

        return facts;
    }

    private static string Position(string name) => $"SELECT last_value, is_called::text FROM {name}";

    // The order of rows is nobody's promise.
    private static string Rows(string name) => $"""
        SELECT pg_catalog.count(*), pg_catalog.md5(coalesce(pg_catalog.string_agg(h, '' ORDER BY h COLLATE "C"), ''))
        FROM (SELECT pg_catalog.md5("a row of it"::text) AS h FROM {name} AS "a row of it" LIMIT {MostRows + 1}) AS r
        """;
}
