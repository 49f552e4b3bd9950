using Npgsql;

namespace TenantMigrations.Postgres.Execution;

/// <summary>
/// <c>REINDEX INDEX|TABLE|SCHEMA|DATABASE|SYSTEM CONCURRENTLY</c>. What ends half-way leaves invalid indexes beside the good ones, their names ending in
/// <c>_ccnew</c> or <c>_ccold</c> (https://www.postgresql.org/docs/current/sql-reindex.html#SQL-REINDEX-CONCURRENTLY): they are dropped. Done twice is as
/// done once.
/// </summary>
/// <param name="Tables">A query for the ids of the tables in question.</param>
/// <param name="Target">What is rebuilt, as it is written.</param>
internal sealed record IndexRebuild(string Tables, string Target) : TraceableStatement
{
    private const string OfIndex = """
        SELECT x.indrelid FROM pg_catalog.pg_index AS x
        WHERE x.indexrelid = pg_catalog.to_regclass($1) OR x.indexrelid IN (SELECT relid FROM pg_catalog.pg_partition_tree(pg_catalog.to_regclass($1)))
        """;

    private const string OfTable =
        "SELECT pg_catalog.to_regclass($1)::pg_catalog.oid UNION ALL SELECT relid::pg_catalog.oid FROM pg_catalog.pg_partition_tree(pg_catalog.to_regclass($1))";

    private const string OfSchema = "SELECT r.oid FROM pg_catalog.pg_class AS r JOIN pg_catalog.pg_namespace AS s ON s.oid = r.relnamespace WHERE s.nspname = $1";

    private const string OfDatabase = "SELECT r.oid FROM pg_catalog.pg_class AS r WHERE $1 <> ''";

    /// <summary>Reads what stands behind REINDEX.</summary>
    public static IndexRebuild? Read(StatementWords words)
    {
        if (!words.Contains("concurrently")) return null;
        words.TakeParentheses();
        var tables = words.Take("index") ? OfIndex
            : words.Take("table") ? OfTable
            : words.Take("schema") ? OfSchema
            : words.Take("database") || words.Take("system") ? OfDatabase
            : null;
        if (tables is null) return null;
        words.Take("concurrently");

        // A schema is one name, which is compared and not resolved.
        var target = tables == OfSchema ? words.Name() : words.QualifiedName();
        return target is not null ? new IndexRebuild(tables, target) : tables == OfDatabase ? new IndexRebuild(tables, "the database") : null;
    }

    public override async Task<CatalogTrace> FindAsync(NpgsqlConnection connection, IReadOnlyList<string>? before, CancellationToken cancellationToken)
    {
        var found = await LeftIndex.FindAsync(
            connection,
            $"""
            NOT i.indisvalid AND c.relname ~ '_cc(new|old)[0-9]*$' AND (i.indrelid IN ({Tables})
                OR i.indrelid IN (SELECT t.reltoastrelid FROM pg_catalog.pg_class AS t WHERE t.reltoastrelid <> 0 AND t.oid IN ({Tables})))
            """,
            p => p.Text(Target),
            cancellationToken).ConfigureAwait(false);
        return found.Count == 0
            ? new CatalogTrace(false, "Nothing is left of an earlier attempt")
            : new CatalogTrace(false, $"An attempt that did not end left {string.Join(", ", found.Select(i => i.Name))}")
            {
                Leftovers = [.. found.Select(i => i.Name)],
                BusyProcess = found.Select(i => i.BuildingProcess).FirstOrDefault(process => process is not null),
            };
    }
}
