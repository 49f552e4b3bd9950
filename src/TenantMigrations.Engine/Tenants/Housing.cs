namespace TenantMigrations.Engine;

/// <summary>The use case that gives every tenant a place to live, for servers where nobody else does: a local one.</summary>
internal sealed class Housing(FleetServices fleet, ITenantPlaces places)
{
    /// <summary>Creates what is missing on the server of the control database; other servers are somebody else's.</summary>
    public async Task<IReadOnlyList<string>> CreateMissingAsync(CancellationToken cancellationToken)
    {
        var tenants = await fleet.Tenants.ReadAsync(cancellationToken).ConfigureAwait(false);
        if (tenants.Control is not { } control) return [];
        var here = tenants.Tenants.Where(tenant => Server(tenant.Database) == Server(control)).ToArray();

        var databases = here.Select(tenant => tenant.Database).Where(database => !database.Equals(control)).Distinct().ToArray();
        var created = databases.Length == 0 ? [] : (await places.CreateMissingDatabasesAsync(databases, cancellationToken).ConfigureAwait(false))
            .Select(name => $"database {name}").ToList();
        foreach (var database in here.Where(tenant => tenant.Schema is not null).GroupBy(tenant => tenant.Database))
        {
            var schemas = await places.CreateMissingSchemasAsync(database.Key, [.. database.Select(tenant => tenant.Schema!)], cancellationToken).ConfigureAwait(false);
            created.AddRange(schemas.Select(name => $"schema {name}"));
        }

        return created;
    }

    private static string Server(DatabaseAddress address) => address.Key[..address.Key.LastIndexOf('/')];
}
