namespace TenantMigrations.Engine;

/// <summary>What a rollback is asked for: a migration, a tenant, or a run.</summary>
public sealed record RollbackRequest
{
    /// <summary>Undo this migration; everywhere, or for <see cref="TenantIds"/> only.</summary>
    public string? MigrationId { get; init; }

    /// <summary>Only these tenants; null for all.</summary>
    public IReadOnlyList<string>? TenantIds { get; init; }

    /// <summary>Undo all that came after this migration, which stays; null: only the newest one.</summary>
    public string? To { get; init; }

    /// <summary>Undo exactly what this run changed.</summary>
    public Guid? RunId { get; init; }

    /// <summary>Take applied migrations that depend on it along instead of refusing.</summary>
    public bool Cascade { get; init; }
}
