namespace TenantMigrations.Runner.Tests;

/// <summary>A registry as the compiler would write it: four migrations, one of them outside a transaction.</summary>
public sealed class TestRegistry : MigrationRegistry
{
    public const string Orders = "20240101090000_create_orders";
    public const string Policies = "20240102090000_protect_orders";
    public const string Seed = "20240103090000_seed_statuses";
    public const string Index = "20240104090000_index_orders";

    public TestRegistry()
        : base(new RegistrySettings(), [Define(Orders, MigrationScope.Global), Define(Policies, MigrationScope.Global), Define(Seed), Define(Index, inTransaction: false)])
    {
    }

    private static MigrationDefinition Define(string id, MigrationScope scope = MigrationScope.Tenant, bool inTransaction = true) => new()
    {
        Id = id,
        Name = id,
        Scope = scope,
        Kind = MigrationKind.SqlFile,
        Checksum = "v1:0",
        SourcePath = $"migrations/{id}.sql",
        Up = new MigrationPart { InTransaction = inTransaction },
        Down = new MigrationPart { InTransaction = inTransaction },
    };
}
