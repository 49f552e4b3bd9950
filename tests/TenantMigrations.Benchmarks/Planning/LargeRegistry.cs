namespace TenantMigrations.Benchmarks.Planning;

/// <summary>Many migrations, one in twenty of them global; each depends on the one before of its scope, and a tenant's also on the last global.</summary>
internal sealed class LargeRegistry(TenantIsolation isolation, int migrations)
    : MigrationRegistry(new RegistrySettings { Isolation = isolation }, [.. Enumerable.Range(0, migrations).Select(number => Define(number, migrations))])
{
    private static bool IsGlobal(int number, int migrations) => number < migrations / 20;

    private static MigrationDefinition Define(int number, int migrations)
    {
        var global = IsGlobal(number, migrations);
        var id = $"{20240101000000L + number}_change_{number:0000}";
        return new MigrationDefinition
        {
            Id = id,
            Name = id,
            Scope = global ? MigrationScope.Global : MigrationScope.Tenant,
            Kind = MigrationKind.SqlClass,
            Checksum = "v1:" + Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(BitConverter.GetBytes(number))),
            SourcePath = $"migrations/{(global ? "system" : "tenant-specific")}/{id}.sql",
            Dependencies = number == 0 ? [] : [number - 1],
            Dependents = number == migrations - 1 ? [] : [number + 1],
            Up = new MigrationPart { Constant = () => "SELECT 1", Statements = [new StatementSpan(0, 8)] },
            Down = new MigrationPart { Constant = () => "SELECT 2", Statements = [new StatementSpan(0, 8)] },
        };
    }
}
