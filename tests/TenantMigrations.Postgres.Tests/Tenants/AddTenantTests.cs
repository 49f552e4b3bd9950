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
    public async Task A_tenant_whose_first_migration_failed_is_completed_once_it_is_mended()
    {
        await using var app = await TenantCase.CreateAsync();
        await app.RunAsync();
        var (path, sound) = app.Migrations[1];
        app.Migrations[1] = (path, TenantCase.Text("CREATE TABLE orders (); SELECT 1 / 0", "DROP TABLE orders"));
        Assert.Equal(RunOutcome.Failed, (await app.AddAsync("acme")).Run.Outcome);
        app.Migrations[1] = (path, sound);

        Assert.True(await app.AddAsync("acme") is { Created: false, Listed: false, Run.Outcome: RunOutcome.Done });
        Assert.True((await app.ListAsync())[0] is { Applied: 2, Pending: 0 });
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

    [Theory]
    [InlineData(TenantIsolation.Schema, null)]
    [InlineData(TenantIsolation.Schema, "blank")]
    [InlineData(TenantIsolation.Database, null)]
    [InlineData(TenantIsolation.Database, "blank")]
    public async Task Added_by_several_at_once_it_is_listed_once_and_all_of_them_end_well(TenantIsolation isolation, string? template)
    {
        await using var app = await TenantCase.CreateAsync(isolation);
        TenantEntry Entry(string id)
        {
            if (isolation == TenantIsolation.Schema) return new TenantEntry { Id = id };
            app.Made.Add($"{app.Database.Name}_{id}");
            return new TenantEntry { Id = id, Database = app.Made[^1] };
        }

        await app.AddAsync(Entry("blank"));
        await app.AddAsync(Entry("proof"), template);
        for (var n = 0; n < 4; n++)
        {
            var twin = Entry($"twin{n}");
            var reports = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => app.AddAsync(twin, template)));

            Assert.All(reports, report => Assert.Equal(RunOutcome.Done, report.Run.Outcome));
            Assert.Single(reports, report => report.Listed);
        }

        Assert.Equal(["blank", "proof", "twin0", "twin1", "twin2", "twin3"], app.Listed());
        Assert.All(await app.ListAsync(), tenant => Assert.True(tenant is { Exists: true, Pending: 0 }));
        Assert.Empty((await app.UseAsync(fleet => fleet.ValidateAsync(null, default))).Findings);
        Assert.Empty(await app.Database.RowsAsync(
            $"SELECT datname FROM pg_database WHERE datname IN (SELECT 'tm_copy_' || left(encode(sha256(convert_to(name, 'UTF8')), 'hex'), 24) FROM unnest('{{{string.Join(',', app.Made)}}}'::text[]) AS name)"));
    }

    [Fact]
    public async Task Of_two_tenants_that_are_added_to_one_place_at_once_one_is_refused()
    {
        await using var app = await TenantCase.CreateAsync();
        await app.AddAsync("acme");
        for (var n = 0; n < 5; n++)
        {
            var schema = $"place{n}";
            var ends = await Task.WhenAll(new[] { $"a{n}", $"b{n}" }.Select(id => Record.ExceptionAsync(() => app.AddAsync(new TenantEntry { Id = id, Schema = schema })).AsTask()));
            Assert.IsType<FleetException>(Assert.Single(ends, end => end is not null));
        }

        Assert.Equal(6, app.Listed().Length);
        Assert.All(await app.ListAsync(), tenant => Assert.Equal(0, tenant.Pending));
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
