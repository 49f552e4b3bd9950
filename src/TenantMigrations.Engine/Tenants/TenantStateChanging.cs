namespace TenantMigrations.Engine;

/// <summary>The use cases <c>tenants suspend</c> and <c>tenants activate</c>.</summary>
internal sealed class TenantStateChanging(FleetServices fleet)
{
    public async Task<TenantStateReport> RunAsync(string tenantId, TenantState state, string? reason, CancellationToken cancellationToken)
    {
        var before = (await fleet.Tenants.ReadAsync(cancellationToken).ConfigureAwait(false)).Select([tenantId])[0];
        var said = before.Suspension?.ByControl is null ? TenantState.Active : TenantState.Suspended;
        var changed = said != state;
        if (changed) await fleet.Control(fleet.Tenants.Control).TenantStates.WriteAsync(tenantId, state, reason, fleet.Actor, cancellationToken).ConfigureAwait(false);

        var after = (await fleet.Tenants.ReadAsync(cancellationToken).ConfigureAwait(false)).Select([tenantId])[0];
        var notes = new List<string>();
        if (state == TenantState.Active && after.State == TenantState.Suspended)
            notes.Add($"It stays suspended: its 'state' in {TenantListWords.Source(fleet.Settings.Tenants)} says so, and that counts. Change it there.");
        return new TenantStateReport(after, changed, notes);
    }
}
