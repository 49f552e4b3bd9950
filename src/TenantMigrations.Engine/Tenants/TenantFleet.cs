namespace TenantMigrations.Engine;

/// <summary>All tenants of the fleet, in the order of their source, and the databases they live in.</summary>
internal sealed class TenantFleet
{
    private readonly DatabaseAddress? _control;
    private readonly bool _isDatabasePerTenant;

    /// <summary>Takes them.</summary>
    /// <param name="tenants">The tenants.</param>
    /// <param name="isolation">How they are kept apart.</param>
    /// <param name="control">The control database, where one is configured; an application without tenants still has its global migrations there.</param>
    public TenantFleet(IReadOnlyList<Tenant> tenants, TenantIsolation isolation, DatabaseAddress? control)
    {
        Tenants = tenants;
        _control = control;
        _isDatabasePerTenant = isolation == TenantIsolation.Database;
    }

    public IReadOnlyList<Tenant> Tenants { get; }

    /// <summary>The control database, where one is configured.</summary>
    public DatabaseAddress? Control => _control;

    /// <summary>The tenants with these ids; null stands for all.</summary>
    /// <exception cref="FleetException">There is no such tenant.</exception>
    public IReadOnlyList<Tenant> Select(IReadOnlyList<string>? ids)
    {
        if (ids is null) return Tenants;
        var known = Tenants.Select(tenant => tenant.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var id in ids)
        {
            if (known.Contains(id)) continue;
            var nearest = Nearest.Of(id, known);
            throw new FleetException(
                FleetErrorKind.Settings,
                $"There is no tenant '{id}'." + (nearest is null ? $" The source lists {Tenants.Count}." : $" Did you mean '{nearest}'?"));
        }

        var wanted = ids.ToHashSet(StringComparer.Ordinal);
        return [.. Tenants.Where(tenant => wanted.Contains(tenant.Id))];
    }

    /// <summary>The same, for what changes tenants: a suspended one is left alone, and who names it should know.</summary>
    public IReadOnlyList<Tenant> SelectForChange(IReadOnlyList<string>? ids)
    {
        var selected = Select(ids);
        if (ids is null || selected.FirstOrDefault(tenant => tenant.State == TenantState.Suspended) is not { } suspended) return selected;
        throw new FleetException(
            FleetErrorKind.Settings,
            $"Tenant '{suspended.Id}' is suspended and takes no part in runs. {(suspended.Suspension ?? new TenantSuspension(true, null)).Advice(suspended.Id)}, or leave it out.");
    }

    /// <summary>
    /// The databases of these tenants with all the tenants that live there. A database per tenant takes part only when its tenant does; a database of many
    /// also when all its tenants are suspended, for its global migrations are the application's.
    /// </summary>
    public IReadOnlyList<(DatabaseAddress Database, IReadOnlyList<Tenant> Tenants)> Databases(IReadOnlyList<Tenant> selected, bool withSuspended)
    {
        var taking = selected
            .Where(tenant => withSuspended || !_isDatabasePerTenant || tenant.State == TenantState.Active)
            .Select(tenant => tenant.Database)
            .ToHashSet();
        if (Tenants.Count == 0 && _control is not null && !_isDatabasePerTenant) taking.Add(_control);
        var living = Tenants.ToLookup(tenant => tenant.Database);
        return [.. taking.OrderBy(address => address.Key, StringComparer.Ordinal).Select(address => (address, (IReadOnlyList<Tenant>)[.. living[address]]))];
    }
}
