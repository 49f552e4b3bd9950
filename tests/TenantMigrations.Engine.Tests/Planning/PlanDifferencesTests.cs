namespace TenantMigrations.Engine.Tests.Planning;

public sealed class PlanDifferencesTests
{
    private static readonly TestRegistry s_registry = Registry();

    [Fact]
    public void The_same_plan_is_not_stale()
    {
        var plan = Fleet("acme").Plan();

        StalePlan.Refuse(AgreedPlan.Of(plan, s_registry), Fleet("acme").Plan(), s_registry, Fleet("acme").Snapshot().Tenants);
    }

    [Fact]
    public void Tenants_that_came_went_and_were_suspended_are_named()
    {
        var lines = Lines(
            Fleet("acme", "birch", "cobalt").Plan(),
            Fleet("acme", "dune").With("cobalt", state: TenantState.Suspended));

        Assert.Equal(["tenants that it has nothing for: 'dune'", "tenants that are gone: 'birch'", "tenants that were suspended: 'cobalt'"], lines);
    }

    [Fact]
    public void Of_many_tenants_five_are_named_and_the_rest_is_counted()
    {
        var lines = Lines(Fleet("acme").Plan(), Fleet(["acme", .. Enumerable.Range(10, 40).Select(i => $"new{i}")]));

        Assert.Equal(["tenants that it has nothing for: 'new10', 'new11', 'new12', 'new13', 'new14' and 35 more"], lines);
    }

    [Fact]
    public void A_migration_that_came_is_named_once_and_not_with_every_tenant()
    {
        var more = new TestRegistry.Builder().Global("g1").Tenant("t1").Tenant("t2").Tenant("t3").Build();

        var lines = Lines(Fleet("acme", "birch").Plan(), new PlannedFleet(more).With("acme").With("birch"), more);

        Assert.Equal([$"migrations that it does not have: '{more.Id("t3")}'"], lines);
    }

    [Fact]
    public void A_migration_that_is_gone_and_one_that_was_edited_are_named()
    {
        var other = new TestRegistry.Builder().Global("g1").Tenant("t1", checksum: "edited").Build();

        var lines = Lines(Fleet("acme", "birch").Plan(), new PlannedFleet(other).With("acme").With("birch"), other);

        Assert.Equal([$"migrations that are gone from this program: '{s_registry.Id("t2")}'", $"migrations that were edited: '{other.Id("t1")}'"], lines);
    }

    [Fact]
    public void What_another_run_has_applied_meanwhile_is_told_by_tenant_and_database()
    {
        var lines = Lines(Fleet("acme", "birch", "cobalt").Plan(), new PlannedFleet(s_registry).Global("g1").With("acme", "t1").With("birch", "t1 t2").With("cobalt"));

        Assert.Equal(
            ["tenants that have nothing left to do: 'birch'", "tenants for which other migrations are pending: 'acme' (2 then, 1 now)", "databases where other global migrations are pending: 'db:5432/app'"],
            lines);
    }

    [Fact]
    public void Waves_and_the_wave_of_a_tenant_are_compared()
    {
        var plan = Fleet("acme", "birch").Plan();
        MigrationPlan Waved(params PlannedWave[] waves) => plan with { Hash = Guid.NewGuid().ToString(), Waves = waves };
        var agreed = AgreedPlan.Of(Waved(new(1, "ring=canary", 1, ["acme"]), new(2, "rest", 1, ["birch"])), s_registry);
        IReadOnlyList<string> Now(params PlannedWave[] waves) =>
            PlanDifferences.Between(agreed, AgreedPlan.Of(Waved(waves), s_registry), s_registry, Fleet("acme", "birch").Snapshot().Tenants);

        Assert.Equal(["tenants in another wave: 'birch' (wave 2 then, 1 now)"], Now(new(1, "ring=canary", 2, ["acme", "birch"]), new(2, "rest", 0, [])));
        Assert.Equal(["the waves are others now: 'rest'"], Now(new PlannedWave(1, "rest", 2, ["acme", "birch"])));
    }

    [Fact]
    public void Of_settings_the_names_are_told_and_never_a_value()
    {
        static ExecutionSettings Of(TransactionPer per, string role, string secret) => new(
            s_registry.Settings,
            new FleetSettings { TransactionPer = per, TenantRole = role, Placeholders = new Dictionary<string, string> { ["same"] = "x", ["password"] = secret } });
        var plan = Fleet("acme").Plan();
        var agreed = AgreedPlan.Of(plan with { Settings = Of(TransactionPer.Migration, "app", "hunter2").Prints }, s_registry);
        var now = AgreedPlan.Of(plan with { Settings = Of(TransactionPer.Tenant, "app", "correct horse").Prints }, s_registry);

        var line = Assert.Single(PlanDifferences.Between(agreed, now, s_registry, Fleet("acme").Snapshot().Tenants));

        Assert.Equal("settings with another value: TransactionPer, placeholder 'password'", line);
        Assert.All(agreed.Settings.Values, print => Assert.Equal(4, print.Length));
        Assert.NotEqual(Of(TransactionPer.Migration, "app", "hunter2").Key, Of(TransactionPer.Migration, "app", "correct horse").Key);
    }

    [Fact]
    public void The_message_has_ten_lines_of_differences_at_most_and_says_what_to_do()
    {
        var agreed = AgreedPlan.Of(Fleet("acme").Plan(), s_registry) with
        {
            Hash = new string('0', 64),
            Settings = Enumerable.Range(0, 3).ToDictionary(i => $"s{i}", _ => ""),
            Databases = [.. Enumerable.Range(0, 8).Select(i => new AgreedDatabase($"db{i}", [], [new AgreedShare([$"gone{i}"], [new AgreedStep("x", StepKind.Apply)])], []))],
        };

        var error = Assert.Throws<FleetException>(() => StalePlan.Refuse(agreed, Fleet("acme").Plan(), s_registry, Fleet("acme").Snapshot().Tenants));

        Assert.Equal(FleetErrorKind.Findings, error.Kind);
        Assert.InRange(error.Message.Split('\n').Length, 5, 12);
        Assert.EndsWith("Make a new plan (plan --out FILE) and have it agreed on.", error.Message);
    }

    [Fact]
    public void A_hundred_thousand_tenants_that_get_the_same_are_one_share()
    {
        var address = new DatabaseAddress("db:5432/app", "");
        Tenant[] tenants = [.. Enumerable.Range(0, 100_000).Select(i => new Tenant { Id = $"tenant{i}", Name = "", Database = address, Schema = $"tenant{i}" })];
        var builder = new TestRegistry.Builder();
        for (var i = 0; i < 100; i++)
            if (i % 10 == 0) builder.Global($"g{i}", i > 0 ? $"t{i - 1}" : "");
            else builder.Tenant($"t{i}", i % 10 == 1 ? $"g{i - 1}" : $"t{i - 1}");
        var registry = builder.Build();
        var snapshot = new DatabaseSnapshot(address, tenants, new JournalState(JournalState.CurrentVersion, default, new Dictionary<string, JournalHead>()), []);

        var agreed = AgreedPlan.Of(MigrationPlanner.Plan(new MigrationGraph(registry), [snapshot], new PlanRequest(), ""), registry);

        var share = Assert.Single(agreed.Databases[0].Shares);
        Assert.Equal((100_000, 90), (share.Tenants.Count, share.Steps.Count));
    }

    private static TestRegistry Registry() => new TestRegistry.Builder().Global("g1").Tenant("t1").Tenant("t2").Build();

    private static PlannedFleet Fleet(params string[] tenants)
    {
        var fleet = new PlannedFleet(s_registry);
        foreach (var tenant in tenants) fleet.With(tenant);
        return fleet;
    }

    private static IReadOnlyList<string> Lines(MigrationPlan agreed, PlannedFleet now, TestRegistry? registry = null) =>
        PlanDifferences.Between(AgreedPlan.Of(agreed, s_registry), AgreedPlan.Of(now.Plan(), registry ?? s_registry), registry ?? s_registry, now.Snapshot().Tenants);
}
