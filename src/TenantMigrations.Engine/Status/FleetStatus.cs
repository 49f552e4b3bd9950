namespace TenantMigrations.Engine;

/// <summary>What is applied where.</summary>
/// <param name="Isolation">How tenants are kept apart.</param>
/// <param name="Head">The id of the newest migration in the registry's order; null where there is none.</param>
/// <param name="Global">The global migrations, per database.</param>
/// <param name="Tenants">The tenants, in the order of the source.</param>
public sealed record FleetStatus(
    TenantIsolation Isolation,
    string? Head,
    IReadOnlyList<DatabaseStatus> Global,
    IReadOnlyList<TenantStatus> Tenants);
