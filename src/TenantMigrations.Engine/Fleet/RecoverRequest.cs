namespace TenantMigrations.Engine;

/// <summary>What a recovery is asked for.</summary>
public sealed record RecoverRequest
{
    /// <summary>The failed or interrupted migration.</summary>
    public required string MigrationId { get; init; }

    /// <summary>Only these tenants; null for all that have it failed or interrupted.</summary>
    public IReadOnlyList<string>? TenantIds { get; init; }

    /// <summary>Try again, from the statement that failed or was interrupted. Without this and without <see cref="Mark"/>, it is only explained.</summary>
    public bool Retry { get; init; }

    /// <summary>What a person fixed by hand: <see cref="MigrationStatus.Completed"/> or <see cref="MigrationStatus.RolledBack"/>; null: nothing.</summary>
    public MigrationStatus? Mark { get; init; }

    /// <summary>Why; required with <see cref="Mark"/>.</summary>
    public string? Reason { get; init; }
}
