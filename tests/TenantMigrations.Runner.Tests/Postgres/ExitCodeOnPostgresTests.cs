using System.Text.Json.Nodes;
using TenantMigrations.Runner.TestProgram;

namespace TenantMigrations.Runner.Tests;

public sealed class ExitCodeOnPostgresTests
{
    [Fact]
    public async Task A_fleet_is_migrated_once_and_then_up_to_date()
    {
        await using var fleet = await NotesFleet.CreateAsync("acme", "birch");
        Assert.Equal(ExitCode.Findings, await fleet.RunAsync("status", "--check"));
        Assert.Equal(ExitCode.Done, await fleet.RunAsync("run"));
        Assert.Equal(["acme", "birch"], await fleet.NotesAsync());
        Assert.Equal(ExitCode.Done, await fleet.RunAsync("status", "--check"));
        Assert.Equal(ExitCode.Done, await fleet.RunAsync("run"));
        Assert.Contains("All 2 tenants are up to date", fleet.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Validation_is_0_only_where_policies_bind_the_migrations()
    {
        await using var fleet = await NotesFleet.CreateAsync("acme");
        var role = fleet.Database.Name + "_app";
        await fleet.Database.ExecuteAsync($"CREATE ROLE {role}; ALTER DEFAULT PRIVILEGES GRANT ALL ON TABLES TO {role}");
        try
        {
            fleet.Settings.Remove("TENANTMIGRATIONS__AllowBypassingRowSecurity");
            Assert.Equal(ExitCode.Findings, await fleet.RunAsync("run"));
            Assert.Contains("is a superuser and bypasses row level security", fleet.Output + fleet.Error, StringComparison.Ordinal);
            Assert.Equal(ExitCode.Findings, await fleet.RunAsync("validate"));
            Assert.Contains("isolation hole", fleet.Output, StringComparison.Ordinal);
            fleet.Settings["TENANTMIGRATIONS__TenantRole"] = role;
            Assert.Equal(ExitCode.Done, await fleet.RunAsync("run"));
            Assert.True(await fleet.RunAsync("validate") == ExitCode.Done, fleet.Output);
        }
        finally
        {
            await fleet.Database.ExecuteAsync($"DROP OWNED BY {role}; DROP ROLE {role}");
        }
    }

    [Fact]
    public async Task A_failed_tenant_is_1_with_its_place_and_the_others_are_done()
    {
        await using var fleet = await NotesFleet.CreateAsync("acme", "broken", "cobalt");
        Assert.Equal(ExitCode.Failed, await fleet.RunAsync("run"));
        Assert.Contains($"migrations/{NotesRegistry.Welcome}.sql(1,1): division by zero [tenant broken]", fleet.Output, StringComparison.Ordinal);
        Assert.Equal(["acme", "cobalt"], await fleet.NotesAsync());

        Assert.Equal(ExitCode.Done, await fleet.RunAsync("status", "--format", "json"));
        var tenants = JsonNode.Parse(fleet.Output)!["tenants"]!.AsArray();
        Assert.Equal(["completed", "failed", "completed"], tenants.Select(tenant => (string?)tenant!["migrations"]![0]!["status"]));
    }

    [Fact]
    public async Task A_tenant_whose_global_migration_is_owed_is_3()
    {
        await using var fleet = await NotesFleet.CreateAsync("acme");
        Assert.Equal(ExitCode.Findings, await fleet.RunAsync("run", "--tenant", "acme"));
        Assert.Contains(NotesRegistry.Create, fleet.Output + fleet.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Drift_is_3_before_anything_changes()
    {
        await using var fleet = await NotesFleet.CreateAsync("acme");
        await fleet.RunAsync("run");
        await fleet.Database.ExecuteAsync($"UPDATE tenant_migrations.tenant_migration_status SET checksum = 'v1:edited' WHERE migration_id = '{NotesRegistry.Create}'");
        fleet.Settings["TENANTMIGRATIONS__Tenants__List"] = "acme,birch";
        Assert.Equal(ExitCode.Findings, await fleet.RunAsync("run"));
        Assert.Equal(["acme"], await fleet.NotesAsync());
        Assert.Equal(ExitCode.Findings, await fleet.RunAsync("validate"));
        Assert.Contains("changed migration", fleet.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_that_is_another_by_now_is_3()
    {
        await using var fleet = await NotesFleet.CreateAsync("acme");
        var file = Path.Combine(Path.GetTempPath(), $"{fleet.Database.Name}.plan.json");
        try
        {
            Assert.Equal(ExitCode.Done, await fleet.RunAsync("plan", "--out", file));
            fleet.Settings["TENANTMIGRATIONS__Tenants__List"] = "acme,birch";
            Assert.Equal(ExitCode.Findings, await fleet.RunAsync("run", "--plan", file));
            Assert.Contains("tenants that it has nothing for: 'birch'", fleet.Error, StringComparison.Ordinal);
            fleet.Settings["TENANTMIGRATIONS__Tenants__List"] = "acme";
            fleet.Settings["TENANTMIGRATIONS__TransactionPer"] = "Tenant";
            Assert.Equal(ExitCode.Findings, await fleet.RunAsync("run", "--plan", file));
            Assert.Contains("settings with another value: TransactionPer", fleet.Error, StringComparison.Ordinal);
            fleet.Settings.Remove("TENANTMIGRATIONS__TransactionPer");
            Assert.Equal(ExitCode.Done, await fleet.RunAsync("run", "--plan", file));
            Assert.Equal(["acme"], await fleet.NotesAsync());
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task Wrong_settings_are_2_and_name_the_key_its_file_and_the_nearest_one()
    {
        await using var fleet = await NotesFleet.CreateAsync("acme");
        fleet.Settings["TENANTMIGRATIONS__Paralelism"] = "4";
        fleet.Settings["TENANTMIGRATIONS__Retries"] = "many";
        Assert.Equal(ExitCode.Usage, await fleet.RunAsync("run"));
        Assert.Contains("'Paralelism' (in the environment): did you mean 'Parallelism'?", fleet.Error, StringComparison.Ordinal);
        Assert.Contains("'Retries' is 'many'", fleet.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("status", "--tenant", "acmee")]
    [InlineData("run", "--migration", "20240102090000_welcom")]
    [InlineData("rollback", "--migration", "20240102090000_welcom")]
    [InlineData("recover", "--migration", "20240102090000_welcom")]
    public async Task What_does_not_exist_is_2_with_the_nearest_thing_that_does(params string[] args)
    {
        await using var fleet = await NotesFleet.CreateAsync("acme", "birch");
        Assert.Equal(ExitCode.Usage, await fleet.RunAsync(args));
        Assert.Matches("Did you mean '(acme|20240102090000_welcome)'", fleet.Error);
    }

    [Fact]
    public async Task An_unreachable_server_is_5_and_the_password_stays_unsaid()
    {
        await using var fleet = await NotesFleet.CreateAsync("acme");

        // Port 1 is nobody's: the connection is refused at once.
        fleet.Settings["TENANTMIGRATIONS__ConnectionString"] = "Host=127.0.0.1;Port=1;Username=u;Password=hunter2;Database=d";
        foreach (var verb in new[] { "run", "status", "plan", "validate", "init" })
        {
            Assert.Equal(ExitCode.Unreachable, await fleet.RunAsync(verb));
            Assert.Contains("localhost:1/d", fleet.Output + fleet.Error, StringComparison.Ordinal);
            Assert.DoesNotContain("hunter2", fleet.Output + fleet.Error, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", fleet.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_rollback_undoes_a_tenant_and_then_the_rest()
    {
        await using var fleet = await NotesFleet.CreateAsync("acme", "birch");
        await fleet.RunAsync("run");
        Assert.Equal(ExitCode.Done, await fleet.RunAsync("rollback", "--tenant", "acme"));
        Assert.Equal(["birch"], await fleet.NotesAsync());
        Assert.Equal(ExitCode.Findings, await fleet.RunAsync("rollback", "--migration", NotesRegistry.Create));
        Assert.Equal(ExitCode.Findings, await fleet.RunAsync("rollback", "--migration", NotesRegistry.Create, "--dry-run"));
        Assert.Equal(ExitCode.Done, await fleet.RunAsync("rollback", "--migration", NotesRegistry.Create, "--cascade", "--dry-run"));
        Assert.Contains($"- {NotesRegistry.Create}", fleet.Output, StringComparison.Ordinal);
        Assert.Equal(["birch"], await fleet.NotesAsync());
        Assert.Equal(ExitCode.Done, await fleet.RunAsync("rollback", "--migration", NotesRegistry.Create, "--cascade"));
        Assert.Equal(["0"], await fleet.Database.RowsAsync("SELECT count(*) FROM pg_class WHERE relname = 'notes'"));
    }

    [Fact]
    public async Task Init_can_be_repeated()
    {
        await using var fleet = await NotesFleet.CreateAsync("acme");
        Assert.Equal(ExitCode.Done, await fleet.RunAsync("init"));
        Assert.Contains("created or upgraded", fleet.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Done, await fleet.RunAsync("init"));
        Assert.Contains("in place and up to date", fleet.Output, StringComparison.Ordinal);
    }
}
