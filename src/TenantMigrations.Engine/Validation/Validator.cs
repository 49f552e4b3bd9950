namespace TenantMigrations.Engine;

/// <summary>The use case <c>validate</c>: the registry against the journals, and what the catalogs say besides.</summary>
internal sealed class Validator(FleetServices fleet)
{
    private readonly MigrationGraph _graph = fleet.Graph;

    public async Task<ValidationReport> RunAsync(IReadOnlyList<string>? tenantIds, CancellationToken cancellationToken)
    {
        var tenants = await fleet.Tenants.ReadAsync(cancellationToken).ConfigureAwait(false);
        var selected = tenants.Select(tenantIds);
        var answers = await new DatabaseSweep(fleet).AskAsync(
            tenants.Databases(selected, withSuspended: tenantIds is not null),
            (database, living, token) => InspectAsync(database, living, tenantIds, token),
            cancellationToken).ConfigureAwait(false);
        return new ValidationReport([.. answers.All().SelectMany(findings => findings)]);
    }

    private async Task<List<ValidationFinding>> InspectAsync(
        IFleetDatabase database,
        IReadOnlyList<Tenant> living,
        IReadOnlyList<string>? tenantIds,
        CancellationToken cancellationToken)
    {
        var asked = tenantIds is null ? living : [.. living.Where(tenant => tenantIds.Contains(tenant.Id))];
        var state = await database.ReadStateAsync(cancellationToken).ConfigureAwait(false);
        JournalVersion.RefuseNewer(database, state);
        var findings = new DatabaseFindings(_graph, database.Address.Key);
        findings.AddJournal(state);

        var schemas = asked.Select(tenant => tenant.Schema).OfType<string>().ToList();
        if (schemas.Count > 0)
        {
            var missing = await database.FindMissingSchemasAsync(schemas, cancellationToken).ConfigureAwait(false);
            findings.AddMissingSchemas(asked, missing);
        }

        var inspection = await database.InspectAsync(_graph.Registry.Settings.TenantColumn, cancellationToken).ConfigureAwait(false);
        findings.AddInspection(inspection, _graph.Registry.Settings, fleet.Settings);
        if (state.Version is null) return findings.All;

        HashSet<JournalKey>? keys = tenantIds is null ? null : [default, .. asked.Select(tenant => new JournalKey(tenant.Id))];
        var rows = await database.ReadEntriesAsync(keys, unfinishedOfAll: false, cancellationToken).ConfigureAwait(false);
        var byId = asked.ToDictionary(tenant => tenant.Id, StringComparer.Ordinal);
        var examination = new Examination(fleet);
        foreach (var row in rows.Where(row => !row.IsAlive && Interruption.IsHalfDone(_graph, row) && (row.TenantId is null || byId.ContainsKey(row.TenantId))))
        {
            var tenant = row.TenantId is null ? null : byId[row.TenantId];
            if (await examination.OfAsync(database, row, tenant, cancellationToken).ConfigureAwait(false) is { } found) findings.Examined[row] = found;
        }

        findings.AddRows(rows, asked);
        return findings.All;
    }
}
