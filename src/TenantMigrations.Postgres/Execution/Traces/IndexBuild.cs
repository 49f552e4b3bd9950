using Npgsql;

namespace TenantMigrations.Postgres.Execution;

/// <summary>
/// <c>CREATE [UNIQUE] INDEX [CONCURRENTLY] [IF NOT EXISTS] [name] ON [ONLY] table</c>. What ends half-way leaves an invalid index, which <c>IF NOT
/// EXISTS</c> would take for a good one: it is dropped, whoever left it, unless somebody builds it at this moment.
/// </summary>
/// <param name="Index">The index's name as the catalogs have it; null where it is left to the server.</param>
/// <param name="Table">The table as it is written.</param>
internal sealed record IndexBuild(string? Index, string Table) : TraceableStatement
{
    /// <summary>Reads what stands behind CREATE.</summary>
    public static IndexBuild? Read(StatementWords words)
    {
        words.Take("unique");
        if (!words.Take("index")) return null;
        var concurrently = words.Take("concurrently");
        var unlessExists = words.Take("if") && words.Take("not", "exists");

        // Without either the server refuses the name, whatever the index is like.
        if (!concurrently && !unlessExists) return null;
        string? index = null;
        if (!words.Comes("on") && (index = words.Name()) is null || !words.Take("on")) return null;
        words.Take("only");
        return words.QualifiedName() is { } table ? new IndexBuild(index, table) : null;
    }

    /// <summary>Those that the table has, where the server chooses the name: to know later which one is new.</summary>
    public override async Task<IReadOnlyList<string>?> NoteAsync(NpgsqlConnection connection, CancellationToken cancellationToken) => Index is not null
        ? null
        : [.. (await LeftIndex.FindAsync(connection, "i.indrelid = pg_catalog.to_regclass($1)", p => p.Text(Table), cancellationToken).ConfigureAwait(false)).Select(i => i.Id)];

    public override Task<CatalogTrace> FindAsync(NpgsqlConnection connection, IReadOnlyList<string>? before, CancellationToken cancellationToken) =>
        Index is null ? FindUnnamedAsync(connection, before, cancellationToken) : FindNamedAsync(connection, Index, cancellationToken);

    private async Task<CatalogTrace> FindNamedAsync(NpgsqlConnection connection, string index, CancellationToken cancellationToken)
    {
        var found = await LeftIndex.FindAsync(
            connection, "i.indrelid = pg_catalog.to_regclass($1) AND c.relname = $2", p => p.Text(Table).Text(index), cancellationToken).ConfigureAwait(false);
        return found switch
        {
            [] => new CatalogTrace(false, $"The index {SqlText.Identifier(index)} is not there"),
            [{ IsValid: true } valid] => new CatalogTrace(true, $"The index {valid.Name} is there and valid"),
            [var invalid, ..] => Invalid([invalid]),
        };
    }

    private async Task<CatalogTrace> FindUnnamedAsync(NpgsqlConnection connection, IReadOnlyList<string>? before, CancellationToken cancellationToken)
    {
        if (before is null) return new CatalogTrace(null, $"The server chose the index's name, and it is not recorded which indexes {Table} had before");
        var found = await LeftIndex.FindAsync(
            connection,
            "i.indrelid = pg_catalog.to_regclass($1) AND c.relname !~ '_cc(new|old)[0-9]*$' AND NOT c.oid::pg_catalog.text = ANY ($2)",
            p => p.Text(Table).Texts([.. before]),
            cancellationToken).ConfigureAwait(false);
        var valid = found.Where(i => i.IsValid).ToArray();
        return valid switch
        {
            _ when found.Count > valid.Length => Invalid([.. found.Where(i => !i.IsValid)]) with { IsDone = valid.Length == 0 ? false : null },
            [] => new CatalogTrace(false, $"No index was added to {Table}"),
            [var one] => new CatalogTrace(true, $"The index {one.Name} was added and is valid"),
            _ => new CatalogTrace(null, $"Several indexes were added to {Table} meanwhile: {string.Join(", ", valid.Select(i => i.Name))}"),
        };
    }

    private static CatalogTrace Invalid(LeftIndex[] indexes) =>
        new(false, $"The index {string.Join(", ", indexes.Select(i => i.Name))} is there and invalid, left by a build that did not end")
        {
            Leftovers = [.. indexes.Select(i => i.Name)],
            BusyProcess = indexes.Select(i => i.BuildingProcess).FirstOrDefault(process => process is not null),
        };
}
