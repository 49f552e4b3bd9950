namespace TenantMigrations.Engine;

/// <summary>What <c>tenants add</c> did.</summary>
public sealed record AddTenantReport
{
    /// <summary>The tenant.</summary>
    public required Tenant Tenant { get; init; }

    /// <summary>Whether its schema or database was created just now.</summary>
    public required bool Created { get; init; }

    /// <summary>Whether it was written to the tenants' file just now.</summary>
    public required bool Listed { get; init; }

    /// <summary>Whether it was copied from the template, and so needed no migration.</summary>
    public required bool Copied { get; init; }

    /// <summary>What people should know, such as why a template was not used.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>The run that brought it to the head (or found it there).</summary>
    public required RunReport Run { get; init; }
}
