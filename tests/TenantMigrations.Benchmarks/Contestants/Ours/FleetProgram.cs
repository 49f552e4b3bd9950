namespace TenantMigrations.Benchmarks.Contestants.Ours;

/// <summary>The states of the registry, and the isolations, that the rows need: each is a program of its own.</summary>
internal enum FleetProgram
{
    /// <summary>Schemas, the first twenty migrations.</summary>
    Schemas,

    /// <summary>Schemas, with the newest migration.</summary>
    SchemasOneMore,

    /// <summary>Databases, the first twenty migrations.</summary>
    Databases,

    /// <summary>Schemas, twenty migrations that hardly change anything: for fleets whose tables would not fit into memory.</summary>
    Light,
}
