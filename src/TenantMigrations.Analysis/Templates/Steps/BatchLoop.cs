namespace TenantMigrations.Analysis;

/// <summary>An <c>UPDATE</c> of a table, batch by batch.</summary>
/// <param name="Table">The table.</param>
/// <param name="Key">The columns by which it is gone through.</param>
/// <param name="Set">What is set, as behind <c>SET</c>.</param>
/// <param name="Where">Which rows; null for all.</param>
/// <param name="Size">How many rows a batch has.</param>
internal sealed record BatchLoop(TableName Table, IReadOnlyList<string> Key, string Set, string? Where, int Size)
{
    /// <summary>The rows of a batch are found without naming its columns beside the table's, so that whatever is set may name any column of the table.</summary>
    public string Statement => Key.Count == 1
        ? $"UPDATE {Table.Sql} SET {Set} WHERE {SqlQuote.Names(Key)} IN (SELECT {SqlQuote.Names(Key)} FROM batch)"
        : $"UPDATE {Table.Sql} SET {Set} WHERE ({SqlQuote.Names(Key)}) IN (SELECT {SqlQuote.Names(Key)} FROM batch)";

    /// <param name="values">What the template was told: key, size, and whose rows.</param>
    /// <param name="table">The table.</param>
    /// <param name="set">What is set.</param>
    /// <param name="where">Which rows.</param>
    public static BatchLoop Of(TemplateValues values, TableName table, string set, string? where)
    {
        if (table is { Schema: null, Name: "batch" })
            throw new TemplateRefusal("Within a batch the word batch means its rows: give the table with its schema, such as public.batch, or write the migration by hand.", "table");
        var own = values.IsShared && !values.Flag(CommonParameters.Global.Name) ? TenantContext.Of(values).IsOwn : null;
        return new BatchLoop(table, values.Names(CommonParameters.Key.Name), set, And(own, where), values.Number(CommonParameters.Batch.Name, 1, 1_000_000));
    }

    private static string? And(string? one, string? other) => one is null || other is null ? one ?? other : one + " AND " + other;
}
