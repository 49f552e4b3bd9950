namespace TenantMigrations.Engine;

/// <summary>A tenant to be added.</summary>
public sealed record AddTenantRequest
{
    /// <summary>The tenant as its source shall write it, or writes it already. What is null stays as the source says, or at its default.</summary>
    public required TenantEntry Entry { get; init; }

    /// <summary>The role that shall own the new schema or database; null: the connection's.</summary>
    public string? Owner { get; init; }

    /// <summary>The tenant whose place is copied instead of running every migration, where that is proven to come to the same; null: none.</summary>
    public string? Template { get; init; }
}
