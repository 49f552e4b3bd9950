using Npgsql;

namespace TenantMigrations.TestKit.Postgres;

/// <summary>
/// Everything that migrations can have made in a database, as text: two fleets with equal fingerprints have equal catalogs and rows. What differs between
/// two honest runs (times, run ids, identity values, which depend on who came first) is left out.
/// </summary>
public static class Fingerprint
{
    private const string Catalog = """
        SELECT line FROM (
            SELECT format('table %s.%s rls=%s force=%s', n.nspname, c.relname, c.relrowsecurity, c.relforcerowsecurity)
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'v', 'p')
              AND n.nspname NOT LIKE 'pg\_%' AND n.nspname NOT IN ('information_schema', 'tenant_migrations')
            UNION ALL
            SELECT format('column %s.%s.%s %s notnull=%s default=%s', n.nspname, c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
                          pg_get_expr(d.adbin, d.adrelid))
            FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
            LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
            WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'v', 'p')
              AND n.nspname NOT LIKE 'pg\_%' AND n.nspname NOT IN ('information_schema', 'tenant_migrations')
            UNION ALL
            SELECT format('constraint %s.%s %s %s valid=%s', n.nspname, c.relname, o.conname, pg_get_constraintdef(o.oid), o.convalidated)
            FROM pg_constraint o JOIN pg_class c ON c.oid = o.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname NOT LIKE 'pg\_%' AND n.nspname NOT IN ('information_schema', 'tenant_migrations')
            UNION ALL
            SELECT format('index %s valid=%s ready=%s', pg_get_indexdef(i.indexrelid), i.indisvalid, i.indisready)
            FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname NOT LIKE 'pg\_%' AND n.nspname NOT IN ('information_schema', 'tenant_migrations')
            UNION ALL
            SELECT format('policy %s.%s %s %s %s', schemaname, tablename, policyname, qual, with_check) FROM pg_policies
            UNION ALL
            SELECT format('function %s.%s %s', n.nspname, p.proname, pg_get_functiondef(p.oid))
            FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
            WHERE p.prokind = 'f' AND n.nspname NOT LIKE 'pg\_%' AND n.nspname NOT IN ('information_schema', 'tenant_migrations')
            UNION ALL
            SELECT format('trigger %s', pg_get_triggerdef(t.oid))
            FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE NOT t.tgisinternal AND n.nspname <> 'tenant_migrations'
            UNION ALL
            SELECT format('view %s.%s %s', schemaname, viewname, definition) FROM pg_views
            WHERE schemaname NOT LIKE 'pg\_%' AND schemaname NOT IN ('information_schema', 'tenant_migrations')
            UNION ALL
            SELECT format('journal %s %s %s %s', migration_id, coalesce(tenant_id, '(global)'), status, checksum)
            FROM tenant_migrations.tenant_migration_status
            UNION ALL
            SELECT format('head %s %s %s', coalesce(tenant_id, '(global)'), count, hash) FROM tenant_migrations.tenant_migration_head
        ) AS lines (line) ORDER BY line COLLATE "C"
        """;

    private const string Tables = """
        SELECT format('%I.%I', n.nspname, c.relname),
               coalesce(string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) FILTER (WHERE format_type(a.atttypid, NULL) NOT LIKE 'timestamp%' AND a.attidentity = ''), '1')
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        WHERE c.relkind = 'r' AND n.nspname NOT LIKE 'pg\_%' AND n.nspname NOT IN ('information_schema', 'tenant_migrations')
        GROUP BY 1 ORDER BY 1
        """;

    /// <summary>Reads it.</summary>
    public static async Task<string> ReadAsync(TestDatabase database)
    {
        await using var connection = await database.OpenAsync();
        var lines = await ReadLinesAsync(connection, Catalog);
        foreach (var table in await ReadTablesAsync(connection))
            lines.AddRange(await ReadLinesAsync(connection, $"SELECT format('row %s %s', '{table.Name.Replace("'", "''", StringComparison.Ordinal)}', t) FROM (SELECT {table.Columns} FROM {table.Name}) t ORDER BY 1"));
        return string.Join('\n', lines);
    }

    /// <summary>The lines in which two differ, the first twenty.</summary>
    public static string Difference(string expected, string actual)
    {
        var (left, right) = (expected.Split('\n'), actual.Split('\n'));
        return string.Join('\n', left.Except(right).Select(line => "- " + line).Concat(right.Except(left).Select(line => "+ " + line)).Take(20));
    }

    private static async Task<List<string>> ReadLinesAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync()) lines.Add(reader.GetString(0));
        return lines;
    }

    private static async Task<List<(string Name, string Columns)>> ReadTablesAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand(Tables, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var tables = new List<(string, string)>();
        while (await reader.ReadAsync()) tables.Add((reader.GetString(0), reader.GetString(1)));
        return tables;
    }
}
