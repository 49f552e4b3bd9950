namespace TenantMigrations.Benchmarks.Planning;

/// <summary>How far the tenants of a generated fleet are.</summary>
internal enum FleetState
{
    /// <summary>There is no journal yet.</summary>
    New,

    /// <summary>All have everything.</summary>
    Current,

    /// <summary>Ten states, from nothing applied to nine tenths.</summary>
    Ten,

    /// <summary>One tenant in a hundred failed half-way; the others lack the last ten.</summary>
    Failed,
}
