namespace TenantMigrations.Benchmarks.Workload;

/// <summary>What a tenant must hold after a run, counted by hand from the files. The harness compares it with the catalogs.</summary>
internal sealed record ExpectedState(int Tables, int Indexes, int ForeignKeys, int Policies, int Triggers, int Functions, int Views, int SeedRows, int JournalRows)
{
    public static ExpectedState Initial { get; } = new(18, 40, 18, 2, 1, 1, 1, 10, WorkloadFolder.InitialCount);

    public static ExpectedState OneMore { get; } = Initial with { Indexes = Initial.Indexes + 1, JournalRows = Initial.JournalRows + 1 };
}
