namespace TenantMigrations.Benchmarks.Workload;

/// <summary>One file of the workload, split once for all tenants.</summary>
internal sealed record WorkloadMigration(string Id, string Checksum, string[] Statements)
{
    public string Sql => string.Join('\n', Statements);
}
