namespace TenantMigrations.Engine;

/// <summary>
/// The use case <c>tenants remove</c>. First it is suspended, so that no run begins it any more; then its place goes, where that was asked for; its entry goes
/// last, as without it nobody would know where the rest is. So the same command completes what was interrupted.
/// </summary>
internal sealed class TenantRemoving(FleetServices fleet)
{
    public async Task<RemoveTenantReport> RunAsync(RemoveTenantRequest request, CancellationToken cancellationToken)
    {
        var tenants = await fleet.Tenants.ReadAsync(cancellationToken).ConfigureAwait(false);
        var tenant = tenants.Select([request.TenantId])[0];
        var states = tenants.Control is null ? null : fleet.Control(tenants.Control).TenantStates;
        var isControl = fleet.Graph.Registry.Settings.Isolation == TenantIsolation.Database && tenant.Database.Equals(tenants.Control);
        if (isControl && request.Drop)
            throw new FleetException(FleetErrorKind.Settings, $"Tenant '{tenant.Id}' lives in the control database {tenant.Database.Key}, which is not dropped. Nothing was changed.");

        if (states is not null && tenant.Suspension?.ByControl is null)
            await states.WriteAsync(tenant.Id, TenantState.Suspended, request.Reason ?? "removed from the fleet", fleet.Actor, cancellationToken).ConfigureAwait(false);

        var erased = request.Drop
            ? await fleet.Provisioning.EraseAsync(tenant, request.Force, request.Reason, cancellationToken).ConfigureAwait(false)
            : null;
        if (fleet.Tenants.FilePath is { } path)
        {
            await new TenantFileEdit(path).RemoveAsync(tenant.Id, cancellationToken).ConfigureAwait(false);
            if (states is not null) await states.ForgetAsync(tenant.Id, cancellationToken).ConfigureAwait(false);
            return new RemoveTenantReport(tenant, Unlisted: true, erased, []);
        }

        var source = TenantListWords.Source(fleet.Settings.Tenants);
        return new RemoveTenantReport(
            tenant,
            Unlisted: false,
            erased,
            [states is null
                ? $"{source} still lists it, and there is no control database to suspend it in: take it out there before the next run."
                : $"{source} still lists it, and this program does not write there: it is suspended until you take it out. If an id comes back later, 'tenants activate' comes first."]);
    }
}
