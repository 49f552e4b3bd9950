namespace TenantMigrations.Engine;

/// <summary>What is found where a tenant is to live.</summary>
public enum PlaceState
{
    /// <summary>There is no such schema or database.</summary>
    Missing,

    /// <summary>It exists, and nothing but perhaps the journal is in it.</summary>
    Empty,

    /// <summary>Something is in it.</summary>
    Occupied,
}
