using TenantMigrations.Reliability.Tests.Harness;
using TenantMigrations.TestKit.Postgres;

namespace TenantMigrations.Reliability.Tests.Kills;

/// <summary>A rollout in waves whose runner is killed: <c>run --resume</c> goes on in the wave where it was, and no wave overtakes another.</summary>
public sealed class KilledRolloutTests(FleetTemplates templates)
{
    private static readonly FleetOptions s_inWaves = FleetOptions.Default with
    {
        More = new Dictionary<string, object> { ["Waves"] = new[] { "2", "25%", "rest" } },
    };

    // The end of each wave's work: nobody of a later wave may have begun the same stage before.
    private const string Overtaken = """
        WITH member AS (
            SELECT DISTINCT t.tenant_id, t.wave FROM tenant_migrations.tenant_migration_run_tenant AS t
            JOIN tenant_migrations.tenant_migration_run AS r ON r.id = t.run_id WHERE cardinality(r.waves) > 0)
        SELECT later.tenant_id || ' before ' || earlier.tenant_id
        FROM tenant_migrations.tenant_migration_log AS earlier JOIN tenant_migrations.tenant_migration_log AS later USING (migration_id)
        JOIN member AS a ON a.tenant_id = earlier.tenant_id
        JOIN member AS b ON b.tenant_id = later.tenant_id
        WHERE migration_id > '20260112' AND earlier.kind = 'applied' AND later.kind IN ('applied', 'started') AND a.wave < b.wave AND later.id < earlier.id
        """;

    [Fact]
    public async Task Resumed_it_goes_on_in_its_wave()
    {
        var kills = Measure.Part(2);
        await using var undisturbed = await templates.CopyAsync(options: s_inWaves);
        var window = await undisturbed.MeasureRunAsync();
        var expected = await Fingerprint.ReadAsync(undisturbed.Database);
        var random = new Random(20260125);
        var (midway, runs, recoveries) = (0, 0, 0);

        for (var n = 0; n < kills; n++)
        {
            await using var fleet = await templates.CopyAsync(options: s_inWaves);
            await using (var process = await fleet.StartRunAsync())
            {
                // Before its record there is no run to resume.
                while (!process.HasExited && !await fleet.Database.ScalarAsync<bool>("SELECT to_regclass('tenant_migrations.tenant_migration_run') IS NOT NULL")) await Task.Delay(3);
                await Task.Delay(window * random.NextDouble());
                if (!process.HasExited) midway++;
                window *= process.HasExited ? 0.8 : 1.1;
                process.Kill();
            }

            // The one in waves; the run that made the template has none.
            var killed = (await fleet.Database.RowsAsync("SELECT id, state FROM tenant_migrations.tenant_migration_run WHERE cardinality(waves) > 0")).SingleOrDefault()?.Split('|');
            var then = await (killed is null || killed[1] == "completed" ? fleet.CarryOnAsync() : fleet.CarryOnAsync("run", "--resume", killed[0]));
            runs += then.Runs;
            recoveries += then.Recoveries;
            await fleet.AssertEqualsAsync(expected, $"kill {n}");
            Assert.Empty(await fleet.Database.RowsAsync(Overtaken));
        }

        Assert.True(midway > 0, $"none of {kills} kills met a run in progress");
        FailureTable.Add(
            "a rollout in three waves, its runner killed (SIGKILL) at a random moment",
            FormattableString.Invariant($"{kills} kills, {midway} in mid-run; 'run --resume' {runs} times and recover {recoveries} times"),
            "no wave overtook another; equal to an undisturbed fleet; each migration applied once");
    }

    [Fact]
    public async Task A_tenant_that_was_interrupted_holds_up_the_waves_behind_its_own()
    {
        const string Running = $"SELECT count(*) FROM tenant_migrations.tenant_migration_status WHERE tenant_id = 't003' AND migration_id = '{Migrations.TagOrders}' AND status = 'running'";
        await using var fleet = await templates.CopyAsync(options: s_inWaves);
        await fleet.Database.ExecuteAsync("""
            CREATE FUNCTION public.take_long() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(60); RETURN NULL; END $$;
            CREATE TRIGGER take_long BEFORE UPDATE OF cents ON t003.orders FOR EACH STATEMENT EXECUTE FUNCTION public.take_long();
            """);
        await using (var process = fleet.Program.Start("run"))
        {
            // The other one of its wave has done all that the wave does: nothing but the interrupted one is left of it.
            while (!process.HasExited && (await fleet.Database.ScalarAsync<long>(Running) == 0 || !(await fleet.TenantsWithAsync(Migrations.BeforeBarrier)).Contains("t004"))) await Task.Delay(20);
            process.Kill();
        }

        while (await fleet.CutOneAsync() || await fleet.SessionsAsync() > 0) await Task.Delay(20);
        await fleet.Database.ExecuteAsync("DROP FUNCTION public.take_long CASCADE");
        var resumed = await fleet.RunAsync("run", "--resume", "last");

        Assert.True(resumed.ExitCode is 1 or 3, resumed.Text);
        Assert.Contains("recover", resumed.Text, StringComparison.Ordinal);
        Assert.Equal(["t001", "t002", "t004"], await fleet.TenantsWithAsync(Migrations.TagOrders));
        Assert.Equal(["t001", "t002", "t003", "t004"], await fleet.TenantsWithAsync(Migrations.IndexOrders));
    }
}
