using Npgsql;

namespace TenantMigrations.Postgres.Execution;

/// <summary>A statement that cannot share a transaction with its record, and whose effect the catalogs show.</summary>
internal abstract record TraceableStatement
{
    /// <summary>Reads it from its text; null for other statements, and where a name cannot be read.</summary>
    public static TraceableStatement? Read(string sql)
    {
        var words = new StatementWords(sql);
        if (words.Take("create")) return (TraceableStatement?)IndexBuild.Read(words) ?? ServerObject.Read(words, exists: true);
        if (words.Take("drop")) return (TraceableStatement?)IndexDrop.Read(words) ?? ServerObject.Read(words, exists: false);
        if (words.Take("reindex")) return IndexRebuild.Read(words);
        return words.Take("alter", "table") ? PartitionDetach.Read(words) : null;
    }

    /// <summary>The object ids of the indexes that must be known from before the first attempt to tell later what it did; null where the names in the statement tell.</summary>
    /// <param name="connection">A session in the context in which the statement runs.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public virtual Task<IReadOnlyList<string>?> NoteAsync(NpgsqlConnection connection, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<string>?>(null);

    /// <summary>What the catalogs show.</summary>
    /// <param name="connection">A session in the context in which the statement runs.</param>
    /// <param name="before">What was noted before the first attempt (<see cref="NoteAsync"/>); null where that is not known.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public abstract Task<CatalogTrace> FindAsync(NpgsqlConnection connection, IReadOnlyList<string>? before, CancellationToken cancellationToken);
}
