namespace TenantMigrations.Engine;

/// <summary>What is asked of the tables in which another tool keeps what it has applied.</summary>
public sealed record ForeignHistoryRequest
{
    /// <summary>Whose tables.</summary>
    public required ForeignTool Tool { get; init; }

    /// <summary>Its migrations, in the order in which it applies them.</summary>
    public required IReadOnlyList<ImportedVersion> Versions { get; init; }

    /// <summary>Whether they are applied once per database or once per tenant.</summary>
    public required MigrationScope Scope { get; init; }

    /// <summary>The table's name, where it is not the one that the tool gives it by itself.</summary>
    public string? Table { get; init; }

    /// <summary>Its schema; null: the tenant's, else one of the connection's search path.</summary>
    public string? Schema { get; init; }

    /// <summary>Only these tenants and their databases; null for all.</summary>
    public IReadOnlyList<string>? TenantIds { get; init; }
}
