namespace TenantMigrations.Engine;

/// <summary>
/// What the migrations make of an empty database, found out by letting them: in a throw-away one, which is dropped again. Rows are not compared, so under
/// <see cref="TenantIsolation.Shared"/>, where tenant migrations are about rows only, the global ones are enough.
/// </summary>
internal sealed class Replay(VerificationSetup setup)
{
    private readonly TenantIsolation _isolation = setup.Registry.Settings.Isolation;

    /// <summary>Does it.</summary>
    /// <param name="taken">By index, which migrations are applied.</param>
    /// <param name="example">A tenant of the fleet, after which the one that is tried with is called.</param>
    /// <param name="cancellationToken">Stops it; the database is dropped.</param>
    /// <exception cref="FleetException"><see cref="FleetErrorKind.Findings"/>: a migration fails on an empty database.</exception>
    public async Task<ReplayedCatalogs> RunAsync(IReadOnlyList<bool> taken, Tenant? example, CancellationToken cancellationToken)
    {
        TenantEntry[] tenants = example is null ? [] : [new TenantEntry { Id = example.Id, Schema = example.Schema }];
        var trial = await TrialDatabase.CreateAsync(setup, tenants, cancellationToken).ConfigureAwait(false);
        await using var ending = trial.ConfigureAwait(false);
        for (var index = 0; index < taken.Count; index++)
        {
            if (!taken[index]) continue;
            var isGlobal = setup.Graph.Migrations[index].Scope == MigrationScope.Global;
            if (!isGlobal && (_isolation == TenantIsolation.Shared || trial.Tenants.Count == 0)) continue;
            var tried = await trial.TryAsync(
                new PlannedStep(index, StepKind.Apply), isGlobal ? null : trial.Tenants[0], Watching.None, cancellationToken, withoutTenants: _isolation == TenantIsolation.Shared)
                .ConfigureAwait(false);
            if (tried.Error is { } error) throw Failed(setup.Graph.Migrations[index], error);
        }

        var whole = await trial.ReadAsync(cancellationToken).ConfigureAwait(false);
        if (_isolation != TenantIsolation.Schema) return new ReplayedCatalogs(whole, new Dictionary<string, CatalogSnapshot>(StringComparer.Ordinal), null);
        var reader = setup.Server.Databases.Provisioning(setup.Policy);
        var schemas = new Dictionary<string, CatalogSnapshot>(StringComparer.Ordinal);
        foreach (var schema in await reader.ReadSchemasAsync(trial.Address, cancellationToken).ConfigureAwait(false))
            if (schema != example?.Schema) schemas.Add(schema, await reader.ReadObjectsAsync(trial.Address, schema, cancellationToken).ConfigureAwait(false));
        var ofTenant = example is null ? null : await reader.ReadObjectsAsync(trial.Address, example.Schema, cancellationToken).ConfigureAwait(false);
        return new ReplayedCatalogs(whole, schemas, ofTenant);
    }

    private static FleetException Failed(MigrationDefinition migration, MigrationError error) => new(
        FleetErrorKind.Findings,
        $"What the migrations would have made cannot be found out: {migration.Id} fails on an empty database{(error.Line is { } line ? $" ({migration.SourcePath}, line {line})" : "")}: {error.Message}. "
        + "Nothing was changed. 'verify' shows more; roles and extensions that it expects must be on the server where it is replayed.");
}
