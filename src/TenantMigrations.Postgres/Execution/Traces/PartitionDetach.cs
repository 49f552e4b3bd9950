using Npgsql;

namespace TenantMigrations.Postgres.Execution;

/// <summary>
/// <c>ALTER TABLE [IF EXISTS] [ONLY] table DETACH PARTITION name CONCURRENTLY</c>. What ends half-way leaves the partition marked, and the table without
/// another detachment until it is finished with <c>FINALIZE</c> (https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-DETACH-PARTITION).
/// </summary>
/// <param name="Table">The table as it is written.</param>
/// <param name="Partition">The partition as it is written.</param>
internal sealed record PartitionDetach(string Table, string Partition) : TraceableStatement
{
    private const string Look = """
        SELECT pg_catalog.to_regclass($1) IS NOT NULL AND pg_catalog.to_regclass($2) IS NOT NULL, (
            SELECT h.inhdetachpending FROM pg_catalog.pg_inherits AS h
            WHERE h.inhparent = pg_catalog.to_regclass($1) AND h.inhrelid = pg_catalog.to_regclass($2))
        """;

    /// <summary>Reads what stands behind ALTER TABLE.</summary>
    public static PartitionDetach? Read(StatementWords words)
    {
        words.Take("if", "exists");
        words.Take("only");
        if (words.QualifiedName() is not { } table || !words.Take("detach", "partition") || words.QualifiedName() is not { } partition) return null;
        return words.Take("concurrently") ? new PartitionDetach(table, partition) : null;
    }

    public override async Task<CatalogTrace> FindAsync(NpgsqlConnection connection, IReadOnlyList<string>? before, CancellationToken cancellationToken)
    {
        using var command = new NpgsqlCommand(Look, connection);
        command.Parameters.Text(Table).Text(Partition);
        var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using var _ = reader.ConfigureAwait(false);
        await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
        if (!reader.GetBoolean(0)) return new CatalogTrace(false, $"One of {Table} and {Partition} does not exist");
        if (reader.IsDBNull(1)) return new CatalogTrace(true, $"The partition {Partition} is detached from {Table}");
        return reader.GetBoolean(1)
            ? new CatalogTrace(false, $"The partition {Partition} is marked, and its detachment from {Table} was not finished")
            {
                Finish = $"ALTER TABLE {Table} DETACH PARTITION {Partition} FINALIZE",
            }
            : new CatalogTrace(false, $"The partition {Partition} is still attached to {Table}");
    }
}
