namespace TenantMigrations.Engine;

/// <summary>What a script of SQL does where, in order; a pure value, written by the room that knows the database.</summary>
public sealed record FleetScript
{
    /// <summary>What it was asked for.</summary>
    public required ScriptRequest Request { get; init; }

    /// <summary>The hash of the plan that it executes.</summary>
    public required string PlanHash { get; init; }

    /// <summary>How it is executed.</summary>
    public required ExecutionPolicy Policy { get; init; }

    /// <summary>The column that holds a row's tenant.</summary>
    public required string TenantColumn { get; init; }

    /// <summary>Whether it must refuse to run tenant migrations as a role that row level security does not bind.</summary>
    public required bool GuardsRowSecurity { get; init; }

    /// <summary>The databases, in the order of their names.</summary>
    public required IReadOnlyList<ScriptedDatabase> Databases { get; init; }

    /// <summary>All versioned migrations of the registry: what the journal says of them must be what they are.</summary>
    public required IReadOnlyList<MigrationDefinition> Versioned { get; init; }

    /// <summary>All repeatables of the registry: which of them are applied the script does not care.</summary>
    public required IReadOnlyList<MigrationDefinition> Repeatables { get; init; }

    /// <summary>How many migrations it applies, each counted once for each tenant.</summary>
    public int Migrations => Databases.Sum(database => database.Works.Sum(work => work.Steps.Count));

    /// <summary>The tenants that it changes, in their order.</summary>
    public IReadOnlyList<string> Tenants =>
        [.. Databases.SelectMany(database => database.Works).Select(work => work.Tenant?.Id).OfType<string>().Distinct(StringComparer.Ordinal)];
}
