using Npgsql;
using TenantMigrations.Engine;

namespace TenantMigrations.Postgres.Isolation;

/// <summary>What the catalogs say of tables that have tenants.</summary>
internal static class IsolationQueries
{
    // Partitions are read through their parent, but also by themselves; a partition has policies of its own or none.
    private const string Tables = """
        SELECT pg_catalog.format('%I.%I', n.nspname, c.relname), c.relkind IN ('v', 'm'), pg_catalog.format_type(a.atttypid, a.atttypmod),
            c.relispartition AND c.relrowsecurity AND NOT EXISTS (SELECT FROM pg_catalog.pg_policy AS y WHERE y.polrelid = c.oid)
        FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
        JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.oid AND a.attname = $1 AND NOT a.attisdropped
        WHERE c.relkind IN ('r', 'p', 'v', 'm') AND c.relpersistence <> 't' AND n.nspname <> $2 AND n.nspname NOT LIKE 'pg\_%' AND n.nspname <> 'information_schema'
        ORDER BY c.relkind IN ('v', 'm'), 1
        """;

    private const string LooseKeys = """
        SELECT pg_catalog.format('%I.%I', n.nspname, c.relname), pg_catalog.quote_ident(k.conname), k.confrelid::pg_catalog.regclass::text, pg_catalog.pg_get_constraintdef(k.oid)
        FROM pg_catalog.pg_constraint AS k
        JOIN pg_catalog.pg_class AS c ON c.oid = k.conrelid JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
        JOIN pg_catalog.pg_attribute AS own ON own.attrelid = k.conrelid AND own.attname = $1 AND NOT own.attisdropped
        JOIN pg_catalog.pg_attribute AS other ON other.attrelid = k.confrelid AND other.attname = $1 AND NOT other.attisdropped
        WHERE k.contype = 'f' AND k.conparentid = 0 AND n.nspname <> $2
            AND NOT EXISTS (SELECT FROM pg_catalog.generate_subscripts(k.conkey, 1) AS i WHERE k.conkey[i] = own.attnum AND k.confkey[i] = other.attnum)
        ORDER BY 1, 2
        """;

    // What depends on something of another tenant's schema: keys, views and rules, defaults, triggers, and functions and types where the catalogs know of it.
    private const string Crossings = """
        WITH side AS (
            SELECT oid, nspname = $1 AS is_intruder FROM pg_catalog.pg_namespace WHERE nspname IN ($1, $2)),
        thing AS (
            SELECT 'pg_catalog.pg_class'::pg_catalog.regclass AS classid, c.oid AS objid, s.is_intruder FROM pg_catalog.pg_class AS c JOIN side AS s ON s.oid = c.relnamespace WHERE c.relkind NOT IN ('i', 'I')
            UNION ALL SELECT 'pg_catalog.pg_proc'::pg_catalog.regclass, p.oid, s.is_intruder FROM pg_catalog.pg_proc AS p JOIN side AS s ON s.oid = p.pronamespace
            UNION ALL SELECT 'pg_catalog.pg_type'::pg_catalog.regclass, t.oid, s.is_intruder FROM pg_catalog.pg_type AS t JOIN side AS s ON s.oid = t.typnamespace
            UNION ALL SELECT 'pg_catalog.pg_constraint'::pg_catalog.regclass, k.oid, s.is_intruder FROM pg_catalog.pg_constraint AS k JOIN side AS s ON s.oid = k.connamespace
            UNION ALL SELECT 'pg_catalog.pg_rewrite'::pg_catalog.regclass, r.oid, s.is_intruder FROM pg_catalog.pg_rewrite AS r JOIN pg_catalog.pg_class AS c ON c.oid = r.ev_class JOIN side AS s ON s.oid = c.relnamespace
            UNION ALL SELECT 'pg_catalog.pg_attrdef'::pg_catalog.regclass, d.oid, s.is_intruder FROM pg_catalog.pg_attrdef AS d JOIN pg_catalog.pg_class AS c ON c.oid = d.adrelid JOIN side AS s ON s.oid = c.relnamespace
            UNION ALL SELECT 'pg_catalog.pg_trigger'::pg_catalog.regclass, g.oid, s.is_intruder FROM pg_catalog.pg_trigger AS g JOIN pg_catalog.pg_class AS c ON c.oid = g.tgrelid JOIN side AS s ON s.oid = c.relnamespace WHERE NOT g.tgisinternal
            UNION ALL SELECT 'pg_catalog.pg_policy'::pg_catalog.regclass, y.oid, s.is_intruder FROM pg_catalog.pg_policy AS y JOIN pg_catalog.pg_class AS c ON c.oid = y.polrelid JOIN side AS s ON s.oid = c.relnamespace)
        SELECT DISTINCT pg_catalog.pg_describe_object(d.classid, d.objid, d.objsubid), pg_catalog.pg_describe_object(d.refclassid, d.refobjid, 0)
        FROM pg_catalog.pg_depend AS d
        JOIN thing AS mine ON mine.classid = d.classid AND mine.objid = d.objid
        JOIN thing AS theirs ON theirs.classid = d.refclassid AND theirs.objid = d.refobjid
        WHERE mine.is_intruder AND NOT theirs.is_intruder
        ORDER BY 1, 2
        """;

    public static Task<List<TenantTable>> TablesAsync(NpgsqlConnection connection, RegistrySettings settings, CancellationToken cancellationToken) =>
        ReadAsync(connection, Tables, settings.TenantColumn, settings.JournalSchema, row => new TenantTable(row.GetString(0), row.GetBoolean(1), row.GetString(2), row.GetBoolean(3)), cancellationToken);

    /// <summary>Foreign keys from a tenant's rows to a tenant's rows that do not say that it is the same tenant. The server checks them past all policies.</summary>
    public static Task<List<IsolationHole>> LooseKeysAsync(NpgsqlConnection connection, RegistrySettings settings, CancellationToken cancellationToken) =>
        ReadAsync(
            connection,
            LooseKeys,
            settings.TenantColumn,
            settings.JournalSchema,
            row => new IsolationHole(
                row.GetString(0),
                IsolationHoleKind.References,
                $"constraint {row.GetString(1)}, {row.GetString(3)}, lets a row reference a row of another tenant in {row.GetString(2)}, and tells by its error whether there is one: the server checks "
                + $"foreign keys past row level security. Put {settings.TenantColumn} into both sides of the key."),
            cancellationToken);

    /// <summary>What of one tenant's schema depends on another's.</summary>
    public static Task<List<IsolationHole>> CrossingsAsync(NpgsqlConnection connection, string intruder, string owner, CancellationToken cancellationToken) =>
        ReadAsync(
            connection,
            Crossings,
            intruder,
            owner,
            row => new IsolationHole(
                SqlText.Identifier(intruder),
                IsolationHoleKind.References,
                $"{row.GetString(0)} depends on {row.GetString(1)}, which is another tenant's. Name no tenant's schema in a migration: search_path leads to the tenant's own."),
            cancellationToken);

    private static async Task<List<T>> ReadAsync<T>(
        NpgsqlConnection connection, string sql, string first, string second, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.Text(first).Text(second);
        var rows = new List<T>();
        var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false)) rows.Add(read(reader));
        }

        return rows;
    }
}
