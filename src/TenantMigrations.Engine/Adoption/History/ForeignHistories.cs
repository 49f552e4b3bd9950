using System.Collections.Concurrent;

namespace TenantMigrations.Engine;

/// <summary>Reads how far another tool has come, for every tenant or in every database. Changes nothing.</summary>
internal sealed class ForeignHistories(FleetServices fleet)
{
    public async Task<IReadOnlyList<ForeignHistoryPlace>> RunAsync(ForeignHistoryRequest request, CancellationToken cancellationToken)
    {
        var tenants = await fleet.Tenants.ReadAsync(cancellationToken).ConfigureAwait(false);
        var selected = tenants.Select(request.TenantIds);
        var ids = selected.Select(tenant => tenant.Id).ToHashSet(StringComparer.Ordinal);
        var table = request.Table ?? ForeignHistoryRows.TableOf(request.Tool);
        var places = new ConcurrentDictionary<DatabaseAddress, IReadOnlyList<ForeignHistoryPlace>>();
        await Parallel.ForEachAsync(
            tenants.Databases(selected, withSuspended: true),
            new ParallelOptions { MaxDegreeOfParallelism = fleet.Settings.Parallelism, CancellationToken = cancellationToken },
            async (database, token) =>
            {
                var asked = request.Scope == MigrationScope.Global ? [null] : database.Tenants.Where(tenant => ids.Contains(tenant.Id)).Cast<Tenant?>().ToList();
                var schemas = request.Schema is { } given ? [given] : asked.Select(tenant => tenant?.Schema).OfType<string>().ToList();
                var found = await fleet.Databases[database.Database].ReadForeignTablesAsync(table, schemas, withPath: request.Schema is null, token).ConfigureAwait(false);
                places[database.Database] = [.. asked.Select(tenant => Place(request, table, database.Database, tenant, found))];
            }).ConfigureAwait(false);
        return [.. places.OrderBy(pair => pair.Key.Key, StringComparer.Ordinal).SelectMany(pair => pair.Value)];
    }

    // A tenant's own schema goes before those that all can see.
    private static ForeignHistoryPlace Place(ForeignHistoryRequest request, string table, DatabaseAddress database, Tenant? tenant, IReadOnlyList<ForeignTable> found)
    {
        var own = found.FirstOrDefault(candidate => candidate.Schema == (request.Schema ?? tenant?.Schema)) ?? found.FirstOrDefault(candidate => candidate.IsOfPath);
        var (atId, trouble) = own is null ? (null, $"there is no table '{table}': --history-table says where it is called otherwise") : ForeignHistoryRows.Read(request.Tool, request.Versions, own);
        return new ForeignHistoryPlace(database.Key, tenant?.Id, atId, trouble);
    }
}
