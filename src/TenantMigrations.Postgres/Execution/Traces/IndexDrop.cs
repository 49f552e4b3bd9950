using Npgsql;

namespace TenantMigrations.Postgres.Execution;

/// <summary><c>DROP INDEX CONCURRENTLY [IF EXISTS] name</c>. What ends half-way leaves an invalid index of that name, which the same statement drops.</summary>
/// <param name="Index">The index as it is written.</param>
internal sealed record IndexDrop(string Index) : TraceableStatement
{
    /// <summary>Reads what stands behind DROP.</summary>
    public static IndexDrop? Read(StatementWords words)
    {
        if (!words.Take("index", "concurrently")) return null;
        words.Take("if", "exists");
        return words.QualifiedName() is { } index ? new IndexDrop(index) : null;
    }

    /// <summary>The one that the name means: once it is gone, the same name may mean one in a schema further back in the search_path.</summary>
    public override async Task<IReadOnlyList<string>?> NoteAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        await IdAsync(connection, cancellationToken).ConfigureAwait(false) is { } id ? [id] : [];

    public override async Task<CatalogTrace> FindAsync(NpgsqlConnection connection, IReadOnlyList<string>? before, CancellationToken cancellationToken) =>
        await IdAsync(connection, cancellationToken).ConfigureAwait(false) is { } id && before?.Contains(id) != false
            ? new CatalogTrace(false, $"The index {Index} is still there")
            : new CatalogTrace(true, $"The index {Index} is gone");

    private async Task<string?> IdAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        using var command = new NpgsqlCommand("SELECT pg_catalog.to_regclass($1)::pg_catalog.oid::pg_catalog.text", connection);
        command.Parameters.Text(Index);
        return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) as string;
    }
}
