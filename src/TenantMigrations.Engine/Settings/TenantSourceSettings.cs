namespace TenantMigrations.Engine;

/// <summary>The settings <c>Tenants:List</c>, <c>Tenants:File</c> and <c>Tenants:Query</c>, of which one is given.</summary>
public sealed record TenantSourceSettings
{
    /// <summary>The tenants themselves.</summary>
    public IReadOnlyList<TenantEntry>? List { get; init; }

    /// <summary>A JSON file with an array of tenants, relative to the settings file.</summary>
    public string? File { get; init; }

    /// <summary>
    /// A query on the control database with a column <c>id</c> and optionally <c>name</c>, <c>schema</c>, <c>database</c>, <c>connection</c>,
    /// <c>labels</c> (json or <c>k=v,k=v</c>) and <c>state</c>.
    /// </summary>
    public string? Query { get; init; }
}
