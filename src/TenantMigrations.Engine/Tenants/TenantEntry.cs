namespace TenantMigrations.Engine;

/// <summary>A tenant as its source writes it, before defaults and resolution. Only the id is required.</summary>
public sealed record TenantEntry
{
    private static readonly IReadOnlyDictionary<string, string> s_noLabels = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The id.</summary>
    public required string Id { get; init; }

    /// <summary>What people call it.</summary>
    public string? Name { get; init; }

    /// <summary>The schema under <see cref="TenantIsolation.Schema"/>.</summary>
    public string? Schema { get; init; }

    /// <summary>The name of a database on the server of the control connection.</summary>
    public string? Database { get; init; }

    /// <summary>A whole connection string of its own. A secret.</summary>
    public string? Connection { get; init; }

    /// <summary>Labels.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = s_noLabels;

    /// <summary>The state.</summary>
    public TenantState State { get; init; }

    /// <summary>The id: a record's default text would hold the connection.</summary>
    public override string ToString() => Id;
}
