namespace TenantMigrations.Analysis;

/// <summary>A table, as the catalog calls it.</summary>
/// <param name="Schema">Its schema; null where the search path finds it.</param>
/// <param name="Name">Its name.</param>
internal sealed record TableName(string? Schema, string Name)
{
    /// <summary>In SQL.</summary>
    public string Sql => Beside(Name);

    /// <summary>For people, and for names that are made of it.</summary>
    public string Words => Schema is null ? Name : Schema + "." + Name;

    /// <summary>The name of something else in its schema, in SQL.</summary>
    public string Beside(string name) => Schema is null ? SqlQuote.Name(name) : SqlQuote.Name(Schema) + "." + SqlQuote.Name(name);
}
