namespace TenantMigrations.Engine;

/// <summary>The use case that gives every tenant a place to live, for servers where nobody else does: a local one.</summary>
internal sealed class Housing(FleetServices fleet, ITenantPlaces places)
{
    /// <summary>Creates what is missing on the server of the control database; other servers are somebody else's.</summary>
    public async Task<CreatedPlaces> CreateMissingAsync(CancellationToken cancellationToken)
    {
        var tenants = await fleet.Tenants.ReadAsync(cancellationToken).ConfigureAwait(false);
        if (tenants.Control is not { } control) return new CreatedPlaces([], []);
        var here = tenants.Tenants.Where(tenant => tenant.Database.Server == control.Server).ToArray();

        var missing = here.Select(tenant => tenant.Database).Where(database => !database.Equals(control)).Distinct().ToArray();
        var databases = missing.Length == 0 ? [] : await places.CreateMissingDatabasesAsync(missing, cancellationToken).ConfigureAwait(false);
        var schemas = new List<string>();
        foreach (var database in here.Where(tenant => tenant.Schema is not null).GroupBy(tenant => tenant.Database))
            schemas.AddRange(await places.CreateMissingSchemasAsync(database.Key, [.. database.Select(tenant => tenant.Schema!)], cancellationToken).ConfigureAwait(false));
        return new CreatedPlaces(databases, schemas);
    }
}
