namespace TenantMigrations.Engine;

/// <summary>
/// What people have said about tenants with <c>tenants suspend</c> and <c>tenants activate</c>: kept in the control database, in the journal's schema. It
/// steers runs, and is never the authority on what is applied. The room Postgres implements it.
/// </summary>
public interface ITenantStates
{
    /// <summary>All that was said, by tenant id: one query. Nothing where nobody has said anything yet and there is no table.</summary>
    Task<IReadOnlyDictionary<string, TenantStateChange>> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Keeps a state; the table is created where it does not exist.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="state">Its state from now on.</param>
    /// <param name="reason">Why; null where nobody said.</param>
    /// <param name="actor">Who says it.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    Task WriteAsync(string tenantId, TenantState state, string? reason, string actor, CancellationToken cancellationToken);

    /// <summary>Forgets what was said about a tenant that has left the fleet.</summary>
    Task ForgetAsync(string tenantId, CancellationToken cancellationToken);
}
