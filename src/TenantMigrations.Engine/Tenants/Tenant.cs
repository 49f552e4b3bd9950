namespace TenantMigrations.Engine;

/// <summary>One tenant, as its source names it and resolved to the place where it lives.</summary>
public sealed record Tenant
{
    /// <summary>Its id, unique in the fleet (ordinal).</summary>
    public required string Id { get; init; }

    /// <summary>What people call it; by default its id.</summary>
    public required string Name { get; init; }

    /// <summary>The physical database it lives in.</summary>
    public required DatabaseAddress Database { get; init; }

    /// <summary>Its schema under <see cref="TenantIsolation.Schema"/> (by default its id); otherwise null.</summary>
    public string? Schema { get; init; }

    /// <summary>Labels by which waves and filters choose, such as <c>ring=canary</c>.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Whether it takes part in runs.</summary>
    public TenantState State { get; init; } = TenantState.Active;

    /// <summary>Why it is suspended; null while it is active.</summary>
    public TenantSuspension? Suspension { get; init; }
}
