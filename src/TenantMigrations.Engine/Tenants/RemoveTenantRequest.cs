namespace TenantMigrations.Engine;

/// <summary>A tenant to be removed.</summary>
public sealed record RemoveTenantRequest
{
    /// <summary>The tenant.</summary>
    public required string TenantId { get; init; }

    /// <summary>Drop its schema or database, and what the journal says of it; otherwise all of that stays as it is.</summary>
    public bool Drop { get; init; }

    /// <summary>With <see cref="Drop"/>: end the connections of others to its database.</summary>
    public bool Force { get; init; }

    /// <summary>Why; kept in the control database and the journal's log.</summary>
    public string? Reason { get; init; }
}
