namespace TenantMigrations.Engine;

/// <summary>What a script of SQL is asked for.</summary>
public sealed record ScriptRequest
{
    /// <summary>The last migration that is applied already: the script begins behind it. Null: nothing is applied.</summary>
    public string? FromId { get; init; }

    /// <summary>The last migration that the script applies. Null: all of them.</summary>
    public string? ToId { get; init; }

    /// <summary>Only these tenants, and no global migration where tenants share a database; null for the whole fleet.</summary>
    public IReadOnlyList<string>? TenantIds { get; init; }

    /// <summary>Whether the script looks at the journal and leaves out what is applied.</summary>
    public bool Idempotent { get; init; }
}
