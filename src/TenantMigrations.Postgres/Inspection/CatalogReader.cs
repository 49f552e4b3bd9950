using System.Diagnostics.CodeAnalysis;
using Npgsql;
using TenantMigrations.Engine;

namespace TenantMigrations.Postgres.Inspection;

/// <summary>Reads <see cref="CatalogSnapshot"/>s.</summary>
public static class CatalogReader
{
    private const string Script = "TenantMigrations.Postgres.Inspection.Catalog.sql";

    private static readonly Lazy<string> s_query = new(() => EmbeddedScripts.Text(Script).Replace("@column@", OwnColumn.Fact, StringComparison.Ordinal));

    /// <summary>All objects of one schema, named without it.</summary>
    /// <param name="connection">An open connection without a transaction, or within one; its search_path is what it was afterwards.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public static Task<CatalogSnapshot> ReadSchemaAsync(NpgsqlConnection connection, string schema, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(schema);
        return ReadAsync(connection, schema, "", SqlText.Identifier(schema) + ", pg_temp", cancellationToken);
    }

    /// <summary>All objects of the database it is connected to, but those of PostgreSQL and of one schema, the journal's.</summary>
    /// <param name="connection">An open connection without a transaction, or within one; its search_path is what it was afterwards.</param>
    /// <param name="without">The schema that is left out.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public static Task<CatalogSnapshot> ReadDatabaseAsync(NpgsqlConnection connection, string without, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(without);
        return ReadAsync(connection, null, without, "pg_catalog, pg_temp", cancellationToken);
    }

    /// <summary>The same within a pipeline, in the middle of a transaction: keeps its search_path, reads the database, and puts the path back.</summary>
    internal static IEnumerable<NpgsqlBatchCommand> InTransaction(string without)
    {
        yield return new NpgsqlBatchCommand("SELECT pg_catalog.set_config('tenant_migrations.path', pg_catalog.current_setting('search_path'), true)");
        yield return new NpgsqlBatchCommand("SELECT pg_catalog.set_config('search_path', 'pg_catalog, pg_temp', true)");
        var query = new NpgsqlBatchCommand(s_query.Value);
        query.Parameters.Text(null).Text(without);
        yield return query;
        yield return new NpgsqlBatchCommand("SELECT pg_catalog.set_config('search_path', pg_catalog.current_setting('tenant_migrations.path'), true)");
    }

    /// <summary>Takes in the query's rows.</summary>
    internal static async Task<CatalogSnapshot> ReadAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        var facts = new List<CatalogFact>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            facts.Add(new CatalogFact(reader.GetString(0), reader.IsDBNull(1) ? "" : reader.GetString(1)));
        return new CatalogSnapshot(facts);
    }

    [SuppressMessage("Security", "CA2100", Justification = "The query is a constant of this assembly.")]
    private static async Task<CatalogSnapshot> ReadAsync(NpgsqlConnection connection, string? schema, string without, string path, CancellationToken cancellationToken)
    {
        var before = await PathAsync(connection, cancellationToken).ConfigureAwait(false);
        await SetPathAsync(connection, path, cancellationToken).ConfigureAwait(false);
        try
        {
            using var command = new NpgsqlCommand(s_query.Value, connection);
            command.Parameters.Text(schema).Text(without);
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false)) return await ReadAsync(reader, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            // A failed transaction has forgotten it by itself.
            if (connection.FullState == System.Data.ConnectionState.Open)
                await SetPathAsync(connection, before, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task<string> PathAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        using var command = new NpgsqlCommand("SELECT pg_catalog.current_setting('search_path')", connection);
        return (string)(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!;
    }

    private static async Task SetPathAsync(NpgsqlConnection connection, string path, CancellationToken cancellationToken)
    {
        using var command = new NpgsqlCommand("SELECT pg_catalog.set_config('search_path', $1, false)", connection);
        command.Parameters.Text(path);
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }
}
