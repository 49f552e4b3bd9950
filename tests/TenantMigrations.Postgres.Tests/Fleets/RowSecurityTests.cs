using TenantMigrations.Engine;
using TenantMigrations.TestKit.Postgres;

namespace TenantMigrations.Postgres.Tests.Fleets;

/// <summary>Under <see cref="TenantIsolation.Shared"/> nobody runs tenant migrations whom policies do not bind.</summary>
public sealed class RowSecurityTests
{
    private const string Notes = """
        CREATE TABLE notes (tenant_id text DEFAULT current_setting('app.current_tenant_id'), n int);
        ALTER TABLE notes ENABLE ROW LEVEL SECURITY;
        CREATE POLICY own ON notes USING (tenant_id = NULLIF(current_setting('app.current_tenant_id', true), ''))
        """;

    [Fact]
    public async Task A_superuser_is_refused_before_anything_changes_and_told_what_to_do()
    {
        await using var scenario = await ScenarioAsync();

        var refused = await Assert.ThrowsAsync<FleetException>(() => scenario.RunAsync());

        Assert.Equal(FleetErrorKind.Findings, refused.Kind);
        Assert.Contains("'postgres' is a superuser and bypasses row level security", refused.Message);
        Assert.Contains("CREATE ROLE", refused.Message);
        Assert.Contains("TenantRole", refused.Message);
        Assert.Equal(["False"], await scenario.Database.RowsAsync("SELECT to_regclass('notes') IS NOT NULL"));
        Assert.Equal(["False"], await scenario.Database.RowsAsync("SELECT to_regnamespace('tenant_migrations') IS NOT NULL"));
    }

    [Fact]
    public async Task A_plan_says_that_it_will_be_refused()
    {
        await using var scenario = await ScenarioAsync();

        await using (var fleet = scenario.Open())
            Assert.Contains("'postgres' is a superuser and bypasses row level security", Assert.Single((await fleet.PlanAsync(new PlanRequest(), default)).Notes, note => note.StartsWith("'run' will refuse this plan. ")));

        scenario.Settings = scenario.Settings with { AllowBypassingRowSecurity = true };
        await using var allowed = scenario.Open();
        Assert.DoesNotContain((await allowed.PlanAsync(new PlanRequest(), default)).Notes, note => note.Contains("refuse"));
    }

    [Fact]
    public async Task Without_tenant_migrations_nobody_is_asked()
    {
        await using var scenario = await Scenario.CreateAsync(TenantIsolation.Shared);
        scenario.Global("notes", Notes);
        await scenario.TenantsAsync("acme");

        Assert.Equal(RunOutcome.Done, (await scenario.RunAsync()).Outcome);
    }

    [Fact]
    public async Task The_setting_allows_it_and_validate_is_silent_then()
    {
        await using var scenario = await ScenarioAsync();
        scenario.Settings = scenario.Settings with { AllowBypassingRowSecurity = true };

        Assert.Equal(RunOutcome.Done, (await scenario.RunAsync()).Outcome);
        Assert.Empty((await scenario.ValidateAsync()).Findings);
    }

    [Fact]
    public async Task A_role_with_the_attribute_is_refused_with_the_tables_it_is_not_bound_by()
    {
        await using var scenario = await ScenarioAsync();
        await using var role = await TestRole.CreateAsync(scenario.Database, "NOLOGIN BYPASSRLS");
        await scenario.Database.ExecuteAsync(Notes.Replace("notes", "older_notes"));
        scenario.Settings = scenario.Settings with { TenantRole = role.Name };

        var refused = await Assert.ThrowsAsync<FleetException>(() => scenario.RunAsync());

        Assert.Contains($"'{role.Name}' that TenantRole names has BYPASSRLS", refused.Message);
        Assert.Contains("(public.older_notes)", refused.Message);
    }

    [Fact]
    public async Task An_owner_without_FORCE_is_found_behind_the_migration_that_makes_the_table()
    {
        await using var scenario = await Scenario.CreateAsync(TenantIsolation.Shared);
        await using var role = await TestRole.CreateAsync(scenario.Database, "NOLOGIN");
        var notes = scenario.Global("notes", $"{Notes}; ALTER TABLE notes OWNER TO {role.Name}");
        scenario.Tenant("note", "INSERT INTO notes (n) VALUES (1)", needs: notes);
        await scenario.TenantsAsync("acme", "birch");
        scenario.Settings = scenario.Settings with { TenantRole = role.Name };

        var report = await scenario.RunAsync();

        Assert.Equal(RunOutcome.Failed, report.Outcome);
        Assert.All(report.Tenants, tenant => Assert.Contains("owns tables without FORCE ROW LEVEL SECURITY and bypasses it there (public.notes)", tenant.Reason));
        Assert.Equal(["global notes completed"], await scenario.JournalAsync());
        Assert.Contains("(public.notes)", Assert.Single((await scenario.ValidateAsync()).Findings).Message);
        await Assert.ThrowsAsync<FleetException>(() => scenario.RunAsync());

        await scenario.Database.ExecuteAsync("ALTER TABLE notes FORCE ROW LEVEL SECURITY");
        Assert.Equal(RunOutcome.Done, (await scenario.RunAsync()).Outcome);
        Assert.Empty((await scenario.ValidateAsync()).Findings);
    }

    [Fact]
    public async Task A_member_of_the_owner_is_refused_too()
    {
        await using var scenario = await ScenarioAsync();
        await using var owner = await TestRole.CreateAsync(scenario.Database, "NOLOGIN");
        await using var member = await TestRole.CreateAsync(scenario.Database, $"NOLOGIN IN ROLE {owner.Name}");
        await scenario.Database.ExecuteAsync($"{Notes.Replace("notes", "older_notes")}; ALTER TABLE older_notes OWNER TO {owner.Name}");
        scenario.Settings = scenario.Settings with { TenantRole = member.Name };

        Assert.Contains("(public.older_notes)", (await Assert.ThrowsAsync<FleetException>(() => scenario.RunAsync())).Message);
    }

    [Fact]
    public async Task A_role_that_a_global_migration_makes_is_bound_from_the_first_run_on()
    {
        await using var scenario = await Scenario.CreateAsync(TenantIsolation.Shared);
        await using var role = await TestRole.CreateAsync(scenario.Database, "NOLOGIN");
        await scenario.Database.ExecuteAsync($"DROP ROLE {role.Name}");
        var notes = scenario.Global("notes", $"{Notes}; CREATE ROLE {role.Name} NOLOGIN; GRANT ALL ON notes TO {role.Name}");
        var note = scenario.Tenant("note", "INSERT INTO notes (n) VALUES (1)", needs: notes);
        scenario.Tenant("all", "UPDATE notes SET n = n + 1", needs: note);
        await scenario.TenantsAsync("acme", "birch");
        scenario.Settings = scenario.Settings with { TenantRole = role.Name };

        Assert.Equal(RunOutcome.Done, (await scenario.RunAsync()).Outcome);
        Assert.Equal(["acme 2", "birch 2"], await scenario.Database.RowsAsync("SELECT tenant_id || ' ' || n FROM notes ORDER BY 1"));
    }

    private static async Task<Scenario> ScenarioAsync()
    {
        var scenario = await Scenario.CreateAsync(TenantIsolation.Shared);
        var notes = scenario.Global("notes", Notes);
        scenario.Tenant("note", "INSERT INTO notes (n) VALUES (1)", needs: notes);
        return await scenario.TenantsAsync("acme", "birch");
    }

    /// <summary>A role of the test's own: roles belong to the whole server.</summary>
    private sealed class TestRole(TestDatabase database, string name) : IAsyncDisposable
    {
        public string Name => name;

        public static async Task<TestRole> CreateAsync(TestDatabase database, string options)
        {
            var role = new TestRole(database, $"tm_{Guid.NewGuid():n}");
            await database.ExecuteAsync($"CREATE ROLE {role.Name} {options}");
            return role;
        }

        public async ValueTask DisposeAsync() => await database.ExecuteAsync($"REASSIGN OWNED BY {name} TO postgres; DROP OWNED BY {name}; DROP ROLE {name}");
    }
}
