namespace TenantMigrations.Engine.Tests.Rollout;

public sealed class RolloutStagesTests
{
    private static readonly TestRegistry s_withBarrier = new TestRegistry.Builder()
        .Global("base").Tenant("a", "base").Global("barrier", "a").Tenant("b", "barrier").Build();

    [Fact]
    public void Without_waves_there_is_one_stage_with_everything() =>
        Assert.Equal(["1.1 app: global base | c a | d a / global barrier | c b | d b"], Stages(Database("app", "c", "d")));

    [Fact]
    public void A_wave_goes_to_the_barrier_that_others_owe_and_the_canary_is_first_again_behind_it() => Assert.Equal(
        [
            "1.1 app: global base | c a",
            "1.2 app: d a | e a",
            "1.3 app: f a",
            "2.1 app: global barrier | c b",
            "2.2 app: d b | e b",
            "2.3 app: f b",
        ],
        Stages("c; d, e; rest", Database("app", "c", "d", "e", "f")));

    [Fact]
    public void A_database_goes_through_all_its_phases_with_the_only_wave_that_lives_there() => Assert.Equal(
        [
            "1.1 one: global base | c a / global barrier | c b",
            "1.2 two: global base | d a / global barrier | d b",
        ],
        Stages("c; rest", Database("one", "c"), Database("two", "d")));

    [Fact]
    public void Global_work_without_tenants_work_waits_for_the_first_wave_of_its_database() => Assert.Equal(
        ["1.2 app: global base | d a / global barrier | d b"],
        Stages("c; rest", Database("app", "d"), UpToDate("other", "c")));

    private static string[] Stages(params PlannedFleet[] fleets) => Stages(null, fleets);

    private static string[] Stages(string? waves, params PlannedFleet[] fleets)
    {
        var snapshots = fleets.Select(fleet => fleet.Snapshot()).ToList();
        var assignment = waves is null ? null : WaveAssignment.Make(WaveAssignmentTests.Waves(waves), [.. snapshots.SelectMany(snapshot => snapshot.Tenants)]);
        var plan = MigrationPlanner.Plan(fleets[0].Graph, snapshots, new PlanRequest(), "", assignment);
        return [.. RolloutStages.Of(plan).Where(stage => stage.Works.Any(work => work.Phases.Count > 0)).Select(stage =>
            $"{stage.Round + 1}.{stage.Wave + 1} {string.Join(" + ", stage.Works.Select(work => $"{work.Plan.Database.Key}: {string.Join(" / ", fleets[0].Lines(plan with { Databases = [work.Plan with { Phases = work.Phases }] }))}"))}")];
    }

    private static PlannedFleet Database(string name, params string[] tenants)
    {
        var fleet = new PlannedFleet(s_withBarrier) { Address = new DatabaseAddress(name, "") };
        foreach (var tenant in tenants) fleet.With(tenant);
        return fleet;
    }

    private static PlannedFleet UpToDate(string name, params string[] tenants)
    {
        var fleet = new PlannedFleet(s_withBarrier) { Address = new DatabaseAddress(name, "") }.Global("base barrier");
        foreach (var tenant in tenants) fleet.With(tenant, "a b");
        return fleet;
    }
}
