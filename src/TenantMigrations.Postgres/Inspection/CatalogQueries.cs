using Npgsql;

namespace TenantMigrations.Postgres.Inspection;

internal static class CatalogQueries
{
    public static async Task<IReadOnlyList<string>> MissingSchemasAsync(
        NpgsqlConnection connection, IReadOnlyCollection<string> schemas, CancellationToken cancellationToken)
    {
        using var command = new NpgsqlCommand(
            "SELECT s FROM pg_catalog.unnest($1::text[]) WITH ORDINALITY AS w (s, place) "
            + "WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_namespace WHERE nspname = w.s) ORDER BY place",
            connection);
        command.Parameters.Texts([.. schemas]);
        return await TextsAsync(command, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The first column of all rows.</summary>
    public static async Task<IReadOnlyList<string>> TextsAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        var texts = new List<string>();
        var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false)) texts.Add(reader.GetString(0));
        }

        return texts;
    }
}
