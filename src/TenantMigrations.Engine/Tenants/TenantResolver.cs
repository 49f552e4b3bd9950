using System.Text;

namespace TenantMigrations.Engine;

/// <summary>
/// Makes tenants of entries: fills in defaults, finds their databases, and refuses what would put two tenants into one place. Hostile names are fine, they
/// are quoted wherever they are used; names that PostgreSQL would cut or reserve are not.
/// </summary>
internal sealed class TenantResolver(TenantIsolation isolation, string journalSchema, IFleetDatabases databases, string? controlConnection)
{
    private const int LongestName = 63;

    // The width of the journal's column.
    private const int LongestId = 400;

    private readonly Dictionary<(string? Connection, string? Database), DatabaseAddress> _addresses = [];

    public IReadOnlyList<Tenant> Resolve(IReadOnlyList<TenantEntry> entries)
    {
        var tenants = new List<Tenant>(entries.Count);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var places = new Dictionary<(string Database, string? Schema), string>();
        for (var i = 0; i < entries.Count; i++)
        {
            var entry = entries[i];
            if (string.IsNullOrWhiteSpace(entry.Id)) throw Defect($"Tenant {i + 1} of the list has an empty id. Give each tenant an id of its own.");
            if (entry.Id.Contains('\0', StringComparison.Ordinal)) throw Defect($"The id of tenant {i + 1} of the list contains a NUL character, which PostgreSQL cannot hold.");
            if (entry.Id.Length > LongestId && entry.Id.EnumerateRunes().Count() > LongestId)
                throw Defect($"The id of tenant {i + 1} of the list, '{entry.Id[..20]}…', has more than {LongestId} characters, and the journal holds no longer one. Give it a shorter id.");
            if (!ids.Add(entry.Id)) throw Defect($"Tenant '{entry.Id}' is listed twice. Which entry counts cannot be known; remove one.");

            var tenant = Resolve(entry);
            RefuseSharedPlace(tenant, places);
            tenants.Add(tenant);
        }

        return tenants;
    }

    private Tenant Resolve(TenantEntry entry)
    {
        if (isolation != TenantIsolation.Schema && !string.IsNullOrEmpty(entry.Schema))
            throw Defect($"Tenant '{entry.Id}' names a schema ('{entry.Schema}'), but these migrations were built for {isolation} isolation. Remove it, or build with TenantMigrationsIsolation=Schema.");

        var database = string.IsNullOrEmpty(entry.Database) ? null : entry.Database;
        var connection = string.IsNullOrEmpty(entry.Connection) ? null : entry.Connection;
        if (isolation == TenantIsolation.Database && database is null && connection is null) database = entry.Id;
        if (database is not null) CheckName(entry.Id, "database", database);

        string? schema = null;
        if (isolation == TenantIsolation.Schema)
        {
            schema = string.IsNullOrEmpty(entry.Schema) ? entry.Id : entry.Schema;
            CheckName(entry.Id, "schema", schema);
            if (schema.StartsWith("pg_", StringComparison.Ordinal))
                throw Defect($"The schema '{schema}' of tenant '{entry.Id}' begins with 'pg_', which PostgreSQL keeps for itself. Name another one in 'schema'.");
            if (schema == "information_schema" || schema == journalSchema)
            {
                throw Defect(
                    $"The schema '{schema}' of tenant '{entry.Id}' is {(schema == journalSchema ? "that of the journal" : "PostgreSQL's own")}; a tenant's tables have no place in it. Name another one in 'schema'.");
            }
        }

        return new Tenant
        {
            Id = entry.Id,
            Name = string.IsNullOrEmpty(entry.Name) ? entry.Id : entry.Name,
            Database = Address(entry.Id, connection, database),
            Schema = schema,
            Labels = entry.Labels,
            State = entry.State,
            Suspension = entry.State == TenantState.Suspended ? new TenantSuspension(BySource: true, null) : null,
        };
    }

    private DatabaseAddress Address(string tenantId, string? connection, string? database)
    {
        if (_addresses.TryGetValue((connection, database), out var known)) return known;
        if ((connection ?? controlConnection) is not { Length: > 0 } found)
            throw Defect($"There is no connection for tenant '{tenantId}': set ConnectionString, or give the tenant a 'connection' of its own.");

        try
        {
            var address = databases.Resolve(found, database);
            _addresses.Add((connection, database), address);
            return address;
        }
        catch (FleetException exception) when (connection is not null)
        {
            throw new FleetException(exception.Kind, $"Tenant '{tenantId}': {exception.Message}", exception);
        }
    }

    private void RefuseSharedPlace(Tenant tenant, Dictionary<(string Database, string? Schema), string> places)
    {
        if (isolation == TenantIsolation.Shared || places.TryAdd((tenant.Database.Key, tenant.Schema), tenant.Id)) return;
        var other = places[(tenant.Database.Key, tenant.Schema)];
        throw Defect(
            isolation == TenantIsolation.Schema
                ? $"Tenants '{other}' and '{tenant.Id}' have the same schema \"{tenant.Schema}\" in {tenant.Database.Key}; each would change the other's tables. Give one of them another schema."
                : $"Tenants '{other}' and '{tenant.Id}' have the same database {tenant.Database.Key}; each would change the other's tables. Give one of them another database.");
    }

    private static void CheckName(string tenantId, string what, string name)
    {
        if (name.Contains('\0', StringComparison.Ordinal)) throw Defect($"The {what} name of tenant '{tenantId}' contains a NUL character, which PostgreSQL cannot hold.");
        var bytes = Encoding.UTF8.GetByteCount(name);
        if (bytes > LongestName)
            throw Defect($"The {what} name '{name}' of tenant '{tenantId}' has {bytes} bytes, and PostgreSQL cuts names behind {LongestName}: two tenants could end up in one {what}. Name a shorter one in '{what}'.");
    }

    private static FleetException Defect(string message) => new(FleetErrorKind.Settings, message);
}
