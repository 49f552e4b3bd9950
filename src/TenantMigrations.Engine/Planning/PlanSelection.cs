namespace TenantMigrations.Engine;

/// <summary>A <see cref="PlanRequest"/>, looked up: which tenants and which migrations it takes.</summary>
internal sealed class PlanSelection
{
    private readonly HashSet<string>? _tenants;
    private readonly IReadOnlyList<bool>? _migrations;

    public PlanSelection(MigrationGraph graph, PlanRequest request)
    {
        IsOfTenants = request.TenantIds is not null && !request.WithGlobals;
        if (request.TenantIds is not null) _tenants = new HashSet<string>(request.TenantIds, StringComparer.Ordinal);
        _migrations = request.Migrations;
        if (request.MigrationId is null) return;

        if (!graph.Registry.TryFind(request.MigrationId, out var wanted)) throw UnknownMigration(graph.Registry, request.MigrationId);
        _migrations = [.. Enumerable.Range(0, graph.Migrations.Count).Select(i => i == wanted || graph.Needs(wanted, i))];
    }

    /// <summary>Whether tenants are named, so that no global migration runs.</summary>
    public bool IsOfTenants { get; }

    public bool Takes(Tenant tenant) => _tenants is null || _tenants.Contains(tenant.Id);

    public bool Takes(int migration) => _migrations is null || _migrations[migration];

    public static FleetException UnknownMigration(MigrationRegistry registry, string id)
    {
        var nearest = Nearest.Of(id, registry.Migrations.Select(migration => migration.Id));
        return new FleetException(
            FleetErrorKind.Settings,
            $"There is no migration '{id}' in this program." + (nearest is null ? " 'status' lists those there are." : $" Did you mean '{nearest}'?"));
    }
}
