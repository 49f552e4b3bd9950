namespace TenantMigrations.Engine;

/// <summary>How tenants are tried against one another.</summary>
public sealed record IsolationTrial
{
    /// <summary>What the registry says of tenants: isolation, setting, column, journal.</summary>
    public required RegistrySettings Settings { get; init; }

    /// <summary>The tenant that tries.</summary>
    public required Tenant Intruder { get; init; }

    /// <summary>The tenant whose rows it tries to reach.</summary>
    public required Tenant Owner { get; init; }

    /// <summary>The role that the application works as; under <see cref="TenantIsolation.Shared"/> policies must bind it. Null for one that may do everything on all tables.</summary>
    public string? Role { get; init; }
}
