using TenantMigrations.Engine;
using TenantMigrations.Postgres.Tests.Fleets;

namespace TenantMigrations.Postgres.Tests.Adoption;

public sealed class BaselineTests
{
    [Theory]
    [InlineData(TenantIsolation.Shared)]
    [InlineData(TenantIsolation.Schema)]
    public async Task A_fleet_without_a_journal_is_recorded_as_it_is_and_goes_on_from_there(TenantIsolation isolation)
    {
        await using var app = await CaseAsync(isolation);
        await MadeAsync(app);

        var looked = await BaselineAsync(app, new BaselineRequest { DryRun = true });
        Assert.All(looked.Places, place => Assert.True(place.State == BaselineState.Matches, string.Join('\n', place.Differences)));
        Assert.Empty(await app.Database.RowsAsync("SELECT 1 FROM pg_namespace WHERE nspname = 'tenant_migrations'"));

        var recorded = await BaselineAsync(app, new BaselineRequest());
        Assert.All(recorded.Places, place => Assert.Equal(BaselineState.Recorded, place.State));
        Assert.Equal(["baseline"], await app.Database.RowsAsync("SELECT DISTINCT kind FROM tenant_migrations.tenant_migration_log WHERE actor IS NOT NULL"));
        Assert.Empty((await app.ValidateAsync()).Findings);
        Assert.All((await app.StatusAsync()).Tenants, tenant => Assert.Equal(0, tenant.Pending));
        Assert.All((await BaselineAsync(app, new BaselineRequest())).Places, place => Assert.Equal(BaselineState.Unchanged, place.State));

        app.Global("later", "CREATE TABLE public.later ()", "DROP TABLE public.later");
        var run = await app.RunAsync();
        Assert.Equal(RunOutcome.Done, run.Outcome);
        Assert.Contains("global later completed", await app.JournalAsync());
    }

    [Fact]
    public async Task What_differs_is_shown_and_nothing_is_recorded_until_it_is_accepted_with_a_reason()
    {
        await using var app = await CaseAsync(TenantIsolation.Schema);
        await MadeAsync(app);
        await app.Database.ExecuteAsync("ALTER TABLE birch.orders ADD COLUMN extra text; DROP INDEX birch.orders_total");

        var refused = await BaselineAsync(app, new BaselineRequest());

        Assert.True(refused.IsRefused);
        var birch = Assert.Single(refused.Places, place => place.State == BaselineState.Differs);
        Assert.Equal("birch", birch.TenantId);
        Assert.Contains(birch.Differences, difference => difference is { Expected: null } && difference.Subject.Contains("orders.extra", StringComparison.Ordinal));
        Assert.Contains(birch.Differences, difference => difference is { Found: null } && difference.Subject.Contains("orders_total", StringComparison.Ordinal));
        Assert.Empty(await app.Database.RowsAsync("SELECT 1 FROM pg_namespace WHERE nspname = 'tenant_migrations'"));

        var accepted = await BaselineAsync(app, new BaselineRequest { AcceptBecause = "OPS-7" });
        Assert.All(accepted.Places, place => Assert.Equal(BaselineState.Recorded, place.State));
        Assert.Equal(["birch|OPS-7"], await app.Database.RowsAsync("SELECT tenant_id, reason FROM tenant_migrations.tenant_migration_log WHERE kind = 'accepted'"));
        Assert.Empty((await app.ValidateAsync()).Findings);
    }

    [Fact]
    public async Task Who_owns_a_thing_is_not_compared_whatever_the_role_is_called()
    {
        await using var app = await CaseAsync(TenantIsolation.Schema);
        await MadeAsync(app);
        var role = SqlText.Identifier($"{app.Database.Name} its, \"owner\"=x");
        await app.Database.ExecuteAsync($"CREATE ROLE {role}; ALTER SCHEMA birch OWNER TO {role}; ALTER TABLE birch.orders OWNER TO {role}");
        try
        {
            var looked = await BaselineAsync(app, new BaselineRequest { DryRun = true });

            Assert.All(looked.Places, place => Assert.True(place.State == BaselineState.Matches, string.Join('\n', place.Differences)));
        }
        finally
        {
            await app.Database.ExecuteAsync($"REASSIGN OWNED BY {role} TO CURRENT_USER; DROP ROLE {role}");
        }
    }

    [Fact]
    public async Task What_names_the_role_that_migrates_is_the_same_under_the_one_that_replays()
    {
        await using var app = await CaseAsync(TenantIsolation.Schema);
        app.Tenant(
            "own",
            "CREATE POLICY own ON orders TO CURRENT_USER USING (true);\nDO $$ BEGIN EXECUTE format('ALTER DEFAULT PRIVILEGES IN SCHEMA %I GRANT SELECT ON TABLES TO PUBLIC', current_schema()); END $$",
            needs: Id(app, 2));
        await MadeAsync(app);
        var looked = await BaselineAsync(app, new BaselineRequest { DryRun = true });
        Assert.All(looked.Places, place => Assert.True(place.State == BaselineState.Matches, string.Join('\n', place.Differences)));

        await app.Database.ExecuteAsync("ALTER POLICY own ON birch.orders TO PUBLIC");
        looked = await BaselineAsync(app, new BaselineRequest { DryRun = true });
        Assert.Equal("birch", Assert.Single(looked.Places, place => place.State == BaselineState.Differs).TenantId);
    }

    [Fact]
    public async Task Among_other_roles_the_one_that_migrates_is_the_same_under_the_one_that_replays()
    {
        await using var app = await CaseAsync(TenantIsolation.Schema);

        // By name it stands behind the one that migrates and before the one that replays.
        var role = $"reader_{Guid.NewGuid():N}";
        await app.Database.ExecuteAsync($"CREATE ROLE {role}");
        try
        {
            app.Tenant(
                "own",
                $"CREATE POLICY own ON orders TO CURRENT_USER, {role} USING (true);\n"
                + $"DO $$ BEGIN EXECUTE format('ALTER DEFAULT PRIVILEGES IN SCHEMA %I GRANT SELECT ON TABLES TO CURRENT_USER, {role}', current_schema()); END $$",
                needs: Id(app, 2));
            await MadeAsync(app);

            var looked = await BaselineAsync(app, new BaselineRequest { DryRun = true });
            Assert.All(looked.Places, place => Assert.True(place.State == BaselineState.Matches, string.Join('\n', place.Differences)));

            await app.Database.ExecuteAsync($"ALTER POLICY own ON birch.orders TO {role}");
            looked = await BaselineAsync(app, new BaselineRequest { DryRun = true });
            Assert.Equal("birch", Assert.Single(looked.Places, place => place.State == BaselineState.Differs).TenantId);
        }
        finally
        {
            await app.Database.ExecuteAsync($"DROP OWNED BY {role}; DROP ROLE {role}");
        }
    }

    [Fact]
    public async Task Up_to_a_migration_the_rest_is_pending_and_runs()
    {
        await using var app = await CaseAsync(TenantIsolation.Schema);
        await app.RunAsync(new PlanRequest { MigrationId = Id(app, 1) });
        await ForgetAsync(app);

        var recorded = await BaselineAsync(app, new BaselineRequest { AtId = Id(app, 1) });

        Assert.All(recorded.Places, place => Assert.True(place.State == BaselineState.Recorded, string.Join('\n', place.Differences)));
        Assert.Equal(RunOutcome.Done, (await app.RunAsync()).Outcome);
        Assert.All((await app.StatusAsync()).Tenants, tenant => Assert.Equal(0, tenant.Pending));
    }

    [Fact]
    public async Task Where_the_journal_says_something_else_nothing_is_recorded_anywhere()
    {
        await using var app = await CaseAsync(TenantIsolation.Schema);
        await MadeAsync(app);
        await BaselineAsync(app, new BaselineRequest { TenantIds = ["acme"] });
        var before = await app.JournalAsync();
        await app.Database.ExecuteAsync("UPDATE tenant_migrations.tenant_migration_status SET checksum = 'v1:other' WHERE tenant_id = 'acme'");

        var refused = await BaselineAsync(app, new BaselineRequest());

        Assert.True(refused.IsRefused);
        Assert.Equal("acme", Assert.Single(refused.Places, place => place.State == BaselineState.Journaled).TenantId);
        Assert.Equal(before, await app.JournalAsync());
    }

    [Fact]
    public async Task A_tenant_at_work_is_locked_and_the_same_command_completes_it()
    {
        await using var app = await CaseAsync(TenantIsolation.Schema);
        await MadeAsync(app);
        await BaselineAsync(app, new BaselineRequest { TenantIds = ["acme"] });
        await using (var other = await app.Database.OpenAsync())
        {
            await using var transaction = await other.BeginTransactionAsync();
            await using var hold = other.CreateCommand();
            hold.CommandText = "SELECT tenant_migrations.hold('birch')";
            await hold.ExecuteScalarAsync();
            var locked = await Assert.ThrowsAsync<FleetException>(() => BaselineAsync(app, new BaselineRequest()));
            Assert.Equal(FleetErrorKind.Locked, locked.Kind);
        }

        Assert.False((await BaselineAsync(app, new BaselineRequest())).IsRefused);
        Assert.Empty((await app.ValidateAsync()).Findings);
    }

    [Fact]
    public async Task A_database_of_each_tenant_is_compared_and_recorded()
    {
        await using var app = await TenantCase.CreateAsync(TenantIsolation.Database);
        foreach (var id in new[] { "a", "b" })
        {
            app.Made.Add($"{app.Database.Name}_{id}");
            await app.Database.ExecuteAsync($"CREATE DATABASE {SqlText.Identifier(app.Made[^1])}");
        }

        File.WriteAllText(app.File, System.Text.Json.JsonSerializer.Serialize(app.Made.Select((name, index) => new { id = $"t{index}", database = name })));
        await app.RunAsync();
        foreach (var name in app.Made) await app.RowsInAsync(name, "DROP SCHEMA tenant_migrations CASCADE");
        await app.RowsInAsync(app.Made[1], "CREATE VIEW more AS SELECT 1 AS one");

        var refused = await app.UseAsync(fleet => fleet.BaselineAsync(new BaselineRequest(), _ => { }, default));
        Assert.Equal(["t1", null], refused.Places.Where(place => place.State == BaselineState.Differs).Select(place => place.TenantId));
        await app.RowsInAsync(app.Made[1], "DROP VIEW more");
        var recorded = await app.UseAsync(fleet => fleet.BaselineAsync(new BaselineRequest(), _ => { }, default));

        Assert.All(recorded.Places, place => Assert.Equal(BaselineState.Recorded, place.State));
        Assert.All(await app.ListAsync(), tenant => Assert.Equal(0, tenant.Pending));
    }

    private static async Task<Scenario> CaseAsync(TenantIsolation isolation)
    {
        var app = await Scenario.CreateAsync(isolation);
        app.Settings = app.Settings with { AllowBypassingRowSecurity = true };
        var shared = isolation == TenantIsolation.Shared;
        app.Global("base", "CREATE TABLE public.base (id integer PRIMARY KEY)");
        const string Orders = "CREATE TABLE orders (id bigint GENERATED ALWAYS AS IDENTITY, total numeric(10, 2) NOT NULL DEFAULT 0);\nCREATE INDEX orders_total ON orders (total)";
        if (shared) app.Global("orders", Orders);
        else app.Tenant("orders", Orders, needs: Id(app, 0));
        app.Tenant("rows", "INSERT INTO orders (total) VALUES (1)", needs: Id(app, 1));
        app.Global("barrier", "ALTER TABLE public.base ADD COLUMN extra integer", needs: Id(app, 2));
        if (shared) app.Global("view", "CREATE OR REPLACE VIEW public.totals AS SELECT total FROM orders", options: "repeatable");
        else app.Tenant("view", "CREATE OR REPLACE VIEW totals AS SELECT total FROM orders", options: "repeatable");
        return await app.TenantsAsync("acme", "birch");
    }

    // As another tool would have left it.
    private static async Task MadeAsync(Scenario app)
    {
        Assert.Equal(RunOutcome.Done, (await app.RunAsync()).Outcome);
        await ForgetAsync(app);
    }

    private static Task ForgetAsync(Scenario app) => app.Database.ExecuteAsync("DROP SCHEMA tenant_migrations CASCADE");

    private static string Id(Scenario app, int index) => Path.GetFileNameWithoutExtension(app.Files[index].Path);

    private static async Task<BaselineReport> BaselineAsync(Scenario app, BaselineRequest request)
    {
        await using var fleet = app.Open();
        return await fleet.BaselineAsync(request, _ => { }, default);
    }
}
