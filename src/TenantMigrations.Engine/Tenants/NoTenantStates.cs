namespace TenantMigrations.Engine;

/// <summary>Where no control database is configured: nobody can have said anything.</summary>
internal sealed class NoTenantStates : ITenantStates
{
    public Task<IReadOnlyDictionary<string, TenantStateChange>> ReadAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<string, TenantStateChange>>(new Dictionary<string, TenantStateChange>(StringComparer.Ordinal));

    public Task WriteAsync(string tenantId, TenantState state, string? reason, string actor, CancellationToken cancellationToken) => throw new FleetException(
        FleetErrorKind.Settings,
        "Tenant states are kept in the control database, and there is no connection to one: set ConnectionString, or write the 'state' into the tenants' source.");

    public Task ForgetAsync(string tenantId, CancellationToken cancellationToken) => Task.CompletedTask;
}
