using TenantMigrations.Benchmarks.Contestants;
using TenantMigrations.Benchmarks.Contestants.EfCore;
using TenantMigrations.Benchmarks.Limit;
using TenantMigrations.Benchmarks.Contestants.Ours;
using TenantMigrations.Benchmarks.Workload;

namespace TenantMigrations.Benchmarks.Harness;

/// <summary>What the rows share: the server, the stage, the contestants, and databases that are prepared once.</summary>
internal sealed class Bench(FleetOptions options, BenchmarkServer server, FleetStage stage, FleetPrograms? programs, IReadOnlyList<string> limit)
{
    private readonly HashSet<string> _prepared = [];

    public FleetOptions Options => options;

    public BenchmarkServer Server => server;

    public FleetStage Stage => stage;

    /// <summary>Ours, published; null when it does not take part.</summary>
    public FleetPrograms? Programs => programs;

    public Series Series => new(stage, options.Pairs);

    public IReadOnlyList<IContestant> All => [.. Everyone.Where(c => options.WantsContestant(c.Name))];

    /// <summary>One of each kind, where the size of a transaction does not matter.</summary>
    public IReadOnlyList<IContestant> OneOfEach => [.. All.DistinctBy(c => c.JournalName)];

    public LimitContestant Limit(CommitPer commitPer, LimitHistory history = LimitHistory.Central) => new(limit, commitPer, history);

    public async Task VerifySchemasAsync(string database, IContestant contestant, int count, ExpectedState expected)
    {
        await using var connection = await server.OpenAsync(database);
        await StateCheck.VerifyAsync(connection, contestant, FleetStage.SchemaNames(count), expected);
    }

    /// <summary>The name of a database whose schemas the contestant itself has brought to migration 20.</summary>
    public async Task<string> PreparedAsync(IContestant contestant, int schemas)
    {
        var database = $"at20_{contestant.JournalName}_{schemas}";
        if (!_prepared.Add(database))
            return database;

        await stage.CreateSchemasAsync(database, schemas);
        await Processes.RunAsync(contestant.Start(stage.SchemasJob(FleetWork.New, database, schemas, options.Parallelism)));
        await VerifySchemasAsync(database, contestant, schemas, ExpectedState.Initial);
        return database;
    }

    private IContestant[] Everyone => programs is null
        ? [.. Rulers]
        : [.. Rulers, new OursContestant(programs, CommitPer.Tenant), new OursContestant(programs, CommitPer.Migration)];

    private IContestant[] Rulers => [Limit(CommitPer.Tenant), Limit(CommitPer.Migration), new EfContestant()];
}
