using Npgsql;
using TenantMigrations.Engine;

namespace TenantMigrations.Postgres.Inspection;

/// <summary>Asks the catalogs whether policies bind the role of tenant migrations: one query a database.</summary>
internal static class RowSecurityQuery
{
    // The server lets whoever has the rights of a table's owner pass, as a member of it too (check_enable_rls, src/backend/utils/misc/rls.c).
    internal const string Query = """
        SELECT r.rolname, r.rolsuper, r.rolbypassrls, t.name
        FROM pg_catalog.pg_roles AS r LEFT JOIN (
            SELECT pg_catalog.format('%I.%I', n.nspname, c.relname) AS name, c.relowner AS owner, c.relforcerowsecurity AS is_forced
            FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
            JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.oid AND a.attname = $2 AND NOT a.attisdropped
            WHERE c.relkind IN ('r', 'p') AND c.relrowsecurity AND n.nspname <> $3) AS t
            ON r.rolsuper OR r.rolbypassrls OR NOT t.is_forced AND pg_catalog.pg_has_role(r.oid, t.owner, 'USAGE')
        WHERE r.rolname = coalesce($1, current_user) AND (r.rolsuper OR r.rolbypassrls OR t.name IS NOT NULL)
        ORDER BY 4
        """;

    /// <returns>Null where they bind it, and where the role does not exist yet: a migration may create it.</returns>
    public static async Task<RowSecurityBypass?> RunAsync(
        NpgsqlConnection connection, string? role, string tenantColumn, string journalSchema, CancellationToken cancellationToken)
    {
        using var command = new NpgsqlCommand(Query, connection);
        command.Parameters.Text(role).Text(tenantColumn).Text(journalSchema);
        var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            if (!await reader.ReadAsync(cancellationToken).ConfigureAwait(false)) return null;
            var tables = new List<string>();
            var found = new RowSecurityBypass(reader.GetString(0), reader.GetBoolean(1), reader.GetBoolean(2), tables);
            do
            {
                if (!reader.IsDBNull(3)) tables.Add(reader.GetString(3));
            }
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false));
            return found;
        }
    }
}
