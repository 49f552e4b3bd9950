namespace TenantMigrations.Postgres.Observation;

/// <summary>Asks for the relations as a transaction has them.</summary>
/// <param name="journalSchema">The schema whose relations are the product's own.</param>
internal sealed class RelationsQuery(string journalSchema)
{
    private const string Script = "TenantMigrations.Postgres.Observation.Relations.sql";

    private static readonly Lazy<string> s_query = new(() => EmbeddedScripts.Text(Script));

    /// <summary>All of them.</summary>
    public string All { get; } = Text("true", journalSchema);

    /// <summary>Those that the transaction holds locks on.</summary>
    public string Locked { get; } = Text("false", journalSchema);

    private static string Text(string all, string schema) => s_query.Value
        .Replace("@column@", OwnColumn.Relations, StringComparison.Ordinal)
        .Replace("@all@", all, StringComparison.Ordinal)
        .Replace("@journal@", SqlText.Literal(schema), StringComparison.Ordinal);
}
