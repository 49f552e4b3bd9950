namespace TenantMigrations.Engine;

/// <summary>What to verify with.</summary>
public sealed record VerificationRequest
{
    /// <summary>The ids of the two tenants to try with; null for the first two of <see cref="FleetSettings.Tenants"/>, or made-up ones.</summary>
    public IReadOnlyList<string>? TenantIds { get; init; }

    /// <summary>Rows to load; null for none.</summary>
    public Seed? Seed { get; init; }

    /// <summary>The folder from which relative paths in the settings count.</summary>
    public string SettingsDirectory { get; init; } = ".";
}
