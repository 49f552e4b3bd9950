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
            """);
        return 2;
    }
}
