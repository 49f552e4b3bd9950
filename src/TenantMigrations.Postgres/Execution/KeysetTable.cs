namespace TenantMigrations.Postgres.Execution;

/// <summary>
/// A table and the key it is worked through by, as SQL. The keys of a batch travel as JSON, which writes values alike under every setting of the session
/// (the text of a date depends on DateStyle), and are read back with a cast to the column's type.
/// </summary>
internal sealed class KeysetTable
{
    private const string ReadColumns = """
        SELECT a.attname, pg_catalog.format_type(a.atttypid, -1), t.typcategory IN ('A', 'C'), a.attnotnull,
            c.relkind = 'r' AND EXISTS (SELECT FROM pg_catalog.pg_inherits AS h WHERE h.inhparent = c.oid),
            EXISTS (
                SELECT FROM pg_catalog.pg_index AS i
                WHERE i.indrelid = c.oid AND i.indisunique AND i.indisvalid AND i.indpred IS NULL AND NOT EXISTS (
                    SELECT FROM pg_catalog.generate_series(0, i.indnkeyatts - 1) AS n
                    WHERE NOT EXISTS (
                        SELECT FROM pg_catalog.pg_attribute AS k
                        WHERE k.attrelid = c.oid AND k.attnum = i.indkey[n] AND k.attcollation = i.indcollation[n] AND k.attname = ANY ($2::pg_catalog.text[]))))
        FROM pg_catalog.pg_class AS c
        JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attname = ANY ($2::pg_catalog.text[])
        JOIN pg_catalog.pg_type AS t ON t.oid = a.atttypid
        WHERE c.oid = pg_catalog.to_regclass($1)
        """;

    private readonly string[] _types;
    private readonly string _where;

    private KeysetTable(KeysetBatches batches, string name, string[] types, string[] values)
    {
        Name = name;
        _types = types;
        var columns = string.Join(", ", batches.Key.Select(SqlText.Identifier));
        Columns = columns;
        _where = batches.Where is null ? "true" : $"({batches.Where}\n)";
        After = $"({columns}) > ({string.Join(", ", types.Select((type, i) => $"($1::pg_catalog.jsonb ->> {i})::{type}"))})";
        Values = $"pg_catalog.jsonb_build_array({string.Join(", ", values)})";
    }

    /// <summary>The table's name for SQL.</summary>
    public string Name { get; }

    private string Columns { get; }

    private string After { get; }

    private string Values { get; }

    /// <summary>Looks the key up.</summary>
    /// <exception cref="InvalidOperationException">There is no such table, or its key is not one.</exception>
    public static async Task<KeysetTable> ReadAsync(CodeContext context, KeysetBatches batches, CancellationToken cancellationToken)
    {
        var name = batches.Schema is null ? SqlText.Identifier(batches.Table) : $"{SqlText.Identifier(batches.Schema)}.{SqlText.Identifier(batches.Table)}";
        using var command = context.Command(ReadColumns, name);
        command.Parameters.Texts([.. batches.Key]);
        var columns = new Dictionary<string, (string Type, bool IsComposed, bool IsNotNull)>(StringComparer.Ordinal);
        var (isParent, isUnique) = (false, false);
        var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                columns[reader.GetString(0)] = (reader.GetString(1), reader.GetBoolean(2), reader.GetBoolean(3));
                (isParent, isUnique) = (reader.GetBoolean(4), reader.GetBoolean(5));
            }
        }

        if (batches.Key.FirstOrDefault(column => !columns.ContainsKey(column)) is { } missing)
            throw new InvalidOperationException($"the table {name} does not exist in the migration's search_path, or has no column {SqlText.Identifier(missing)} to work through it by.");
        if (batches.Key.FirstOrDefault(column => !columns[column].IsNotNull) is { } nullable)
            throw new InvalidOperationException($"the column {SqlText.Identifier(nullable)} of {name} may be null, and rows with null would be left out. Work through the table by another key.");
        if (isParent)
            throw new InvalidOperationException($"other tables inherit from {name}, whose rows its unique keys do not cover. Work through each table by itself.");
        if (!isUnique)
        {
            throw new InvalidOperationException(
                $"no unique index of {name} lies within ({string.Join(", ", batches.Key.Select(SqlText.Identifier))}), so rows with equal keys would be left out. Name all columns of a primary or unique key.");
        }

        return new KeysetTable(
            batches,
            name,
            [.. batches.Key.Select(column => columns[column].Type)],
            [.. batches.Key.Select(column => SqlText.Identifier(column) + (columns[column].IsComposed ? "::pg_catalog.text" : ""))]);
    }

    /// <summary>Reads the keys of the next batch: how many, all of them, and the last one. $1 is the key before it, where there is one, $2 the size.</summary>
    public string Next(bool isFirst) => $"""
        SELECT pg_catalog.count(*)::pg_catalog.int4, pg_catalog.jsonb_agg(k ORDER BY n)::pg_catalog.text, (pg_catalog.jsonb_agg(k ORDER BY n) -> -1)::pg_catalog.text
        FROM (
            SELECT {Values} AS k, pg_catalog.row_number() OVER (ORDER BY {Columns}) AS n FROM {Name} WHERE {(isFirst ? "$1::pg_catalog.text IS NULL" : After)} AND {_where}
            ORDER BY {Columns} LIMIT $2) AS batch
        """;

    /// <summary>Asks the planner how many rows are left, which knows policies and conditions too; $1 as in <see cref="Next"/>.</summary>
    public string Estimate(bool isFirst) => $"EXPLAIN (FORMAT JSON) SELECT 1 FROM {Name} WHERE {(isFirst ? "$1::pg_catalog.text IS NULL" : After)} AND {_where}";

    /// <summary>The batch as a table for a statement; its keys are the parameter <paramref name="parameter"/>.</summary>
    public string Batch(int parameter) =>
        $"batch ({Columns}) AS (SELECT {string.Join(", ", _types.Select((type, i) => $"(k ->> {i})::{type}"))} FROM pg_catalog.jsonb_array_elements(${parameter}::pg_catalog.jsonb) AS k)";
}
