using TenantMigrations.Engine;

namespace TenantMigrations.Postgres.Tests;

public sealed class AddTenantTests
{
    private const string Hostile = "a\"; drop schema public cascade; --'";

    [Fact]
    public async Task A_schema_is_created_listed_and_brought_to_the_head()
    {
        await using var app = await TenantCase.CreateAsync();
        app.List("acme");
        await app.Database.ExecuteAsync("CREATE SCHEMA acme");
        await app.RunAsync();

        var added = await app.AddAsync(new TenantEntry { Id = Hostile, Name = "Ho\"stile", Labels = new Dictionary<string, string>(StringComparer.Ordinal) { ["ring"] = "canary" } });

        Assert.True(added is { Created: true, Listed: true, Run.Outcome: RunOutcome.Done });
        Assert.Equal(["acme", Hostile], app.Listed());
        Assert.Equal(["2"], await app.Database.RowsAsync($"SELECT count(*) FROM {SqlText.Identifier(Hostile)}.kinds"));
        var listed = (await app.ListAsync())[1];
        Assert.True(listed is { Exists: true, Applied: 2, Pending: 0, Tenant.Name: "Ho\"stile" });
        Assert.Equal("canary", listed.Tenant.Labels["ring"]);

        var again = await app.AddAsync(Hostile);
        Assert.True(again is { Created: false, Listed: false, Run.Outcome: RunOutcome.Done });
    }

    [Fact]
    public async Task What_was_interrupted_is_completed_by_the_same_command()
    {
        await using var app = await TenantCase.CreateAsync();
        await app.RunAsync();
        await app.Database.ExecuteAsync("CREATE SCHEMA created");

        // Killed behind the schema, behind the entry, and between two migrations.
        Assert.True(await app.AddAsync("created") is { Created: false, Listed: true, Run.Outcome: RunOutcome.Done });
        app.List("created", "listed");
        Assert.True(await app.AddAsync("listed") is { Created: true, Listed: false, Run.Outcome: RunOutcome.Done });
        app.List("created", "listed", "begun");
        await app.Database.ExecuteAsync("CREATE SCHEMA begun");
        await app.UseAsync(fleet => fleet.RunAsync(new PlanRequest { TenantIds = ["begun"], MigrationId = "20240101000001_orders" }, _ => { }, default));
        Assert.True(await app.AddAsync("begun") is { Created: false, Listed: false, Run: { Outcome: RunOutcome.Done, Tenants: [{ Applied: 1 }] } });
        Assert.All(await app.ListAsync(), tenant => Assert.Equal(0, tenant.Pending));
    }

    [Fact]
    public async Task A_database_is_created_and_its_globals_run_there()
    {
        await using var app = await TenantCase.CreateAsync(TenantIsolation.Database);
        var name = app.Database.Name + Hostile;
        app.Made.Add(name);

        var added = await app.AddAsync(new TenantEntry { Id = "acme", Database = name });

        Assert.True(added is { Created: true, Listed: true, Run.Outcome: RunOutcome.Done });
        Assert.Equal(["kinds", "orders", "shared"], await app.RowsInAsync(name, "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY 1"));
        Assert.True((await app.ListAsync())[0] is { Exists: true, Pending: 0 });

        Assert.True(await app.AddAsync("acme") is { Created: false, Run.Outcome: RunOutcome.Done });
    }

    [Fact]
    public async Task A_place_that_is_in_use_and_unknown_to_the_journal_is_refused()
    {
        await using var app = await TenantCase.CreateAsync();
        await app.RunAsync();
        await app.Database.ExecuteAsync("CREATE SCHEMA acme; CREATE TABLE acme.theirs ()");

        var refused = await Assert.ThrowsAsync<FleetException>(() => app.AddAsync("acme"));

        Assert.Equal(FleetErrorKind.Findings, refused.Kind);
        Assert.Contains("theirs", refused.Message, StringComparison.Ordinal);
        Assert.Empty(app.Listed());
    }

    [Fact]
    public async Task A_list_in_the_settings_is_not_written_and_the_entry_is_said_before_anything_is_created()
    {
        await using var app = await TenantCase.CreateAsync();
        app.Source = new TenantSourceSettings { List = [] };

        var refused = await Assert.ThrowsAsync<FleetException>(() => app.AddAsync(new TenantEntry { Id = "acme", Schema = "t_acme" }));

        Assert.Contains("""{ "id": "acme", "schema": "t_acme" }""", refused.Message, StringComparison.Ordinal);
        Assert.Empty(await app.Database.RowsAsync("SELECT FROM pg_namespace WHERE nspname LIKE '%acme'"));
    }

    [Fact]
    public async Task A_tenant_in_the_place_of_another_or_suspended_is_refused_before_anything_is_created()
    {
        await using var app = await TenantCase.CreateAsync();
        await app.AddAsync("acme");
        await Assert.ThrowsAsync<FleetException>(() => app.AddAsync(new TenantEntry { Id = "birch", Schema = "acme" }));
        await Assert.ThrowsAsync<FleetException>(() => app.AddAsync(new TenantEntry { Id = "acme", Schema = "other" }));
        await app.SetAsync("acme", TenantState.Suspended);
        await Assert.ThrowsAsync<FleetException>(() => app.AddAsync("acme"));
        Assert.Equal(["acme"], app.Listed());
    }

    [Fact]
    public async Task Under_Shared_there_is_nothing_to_create()
    {
        await using var app = await TenantCase.CreateAsync(TenantIsolation.Shared);
        app.Migrations.RemoveRange(1, 2);
        app.Migrations.Add(("migrations/data/20240101000001_row.sql", TenantCase.Text("INSERT INTO public.shared VALUES (1)", "DELETE FROM public.shared")));
        await app.RunAsync();
        Assert.True(await app.AddAsync(Hostile) is { Created: false, Listed: true, Run.Outcome: RunOutcome.Done });
        Assert.Equal(["1"], await app.Database.RowsAsync("SELECT count(*) FROM public.shared"));
    }
}
