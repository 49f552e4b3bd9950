namespace TenantMigrations.Analysis;

/// <summary>A trigger of a table with a function of its own.</summary>
/// <param name="Table">The table.</param>
/// <param name="Name">What both are called.</param>
/// <param name="Body">What the function does with a row.</param>
internal sealed record SyncTrigger(TableName Table, string Name, string Body)
{
    public string Event { get; init; } = "INSERT OR UPDATE";

    public string Create => $"""
        CREATE FUNCTION {Table.Beside(Name)}() RETURNS trigger LANGUAGE plpgsql AS {SqlQuote.Body("BEGIN\n" + Body + "\n    RETURN NEW;\nEND")};
        CREATE TRIGGER {SqlQuote.Name(Name)} BEFORE {Event} ON {Table.Sql}
            FOR EACH ROW EXECUTE FUNCTION {Table.Beside(Name)}();
        """;

    public string Drop => $"""
        DROP TRIGGER {SqlQuote.Name(Name)} ON {Table.Sql};
        DROP FUNCTION {Table.Beside(Name)}();
        """;
}
