namespace TenantMigrations.Benchmarks;

internal static class Usage
{
    public static int Print()
    {
        Console.Error.WriteLine("""
            fleet [--short] [--disk] [--pairs N] [--schemas N] [--databases N] [--large N] [--only ROW,ROW]
                  [--contestants limit,ours,EF] [--ready-to-run | --native] [--parallelism N] [--json FILE]
                measures our runner, the limit program and EF Core on a PostgreSQL of its own, and prints targets and figures
                rows: schemas, databases, one-more, up-to-date, large, round-trips, latency, status
            generator [--short] [--json FILE]
                measures the source generator's share of a build for 0, 200 and 2,000 migrations
            plan [--tenants N] [--migrations N]
                plans a generated fleet of 100,000 tenants in various states, and a real journal of as many heads: time, memory, sizes
            """);
        return 2;
    }
}
