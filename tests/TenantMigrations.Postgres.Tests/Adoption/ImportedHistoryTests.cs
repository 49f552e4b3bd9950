using TenantMigrations.Engine;
using TenantMigrations.Postgres.Tests.Fleets;

namespace TenantMigrations.Postgres.Tests.Adoption;

/// <summary>What another tool has applied is read from its tables, recorded as a baseline, and a run goes on from there.</summary>
public sealed class ImportedHistoryTests
{
    [Fact]
    public async Task Each_tenant_is_recorded_up_to_where_its_own_table_says_and_runs_from_there()
    {
        await using var app = await TenantsOfAsync(TenantIsolation.Schema, "acme", "birch", "ce-dar", "dune");
        await app.Database.ExecuteAsync("""
            CREATE TABLE acme.schema_migrations (version bigint, dirty boolean); INSERT INTO acme.schema_migrations VALUES (2, false); CREATE TABLE acme.orders (id int); CREATE TABLE acme.lines (id int);
            CREATE TABLE birch.schema_migrations (version bigint, dirty boolean); INSERT INTO birch.schema_migrations VALUES (1, false); CREATE TABLE birch.orders (id int);
            CREATE TABLE "ce-dar".schema_migrations (version bigint, dirty boolean); INSERT INTO "ce-dar".schema_migrations VALUES (3, true);
            """);
        await using var fleet = app.Open();

        var places = await fleet.ReadForeignHistoryAsync(Request(app, ForeignTool.GolangMigrate, MigrationScope.Tenant), default);

        Assert.Equal([("acme", Id(app, 1)), ("birch", Id(app, 0)), ("ce-dar", null), ("dune", null)], places.Select(place => (place.TenantId!, place.AtId)));
        Assert.StartsWith("version 3 has failed there and is dirty", places[2].Trouble);
        Assert.Equal("there is no table 'schema_migrations': --history-table says where it is called otherwise", places[3].Trouble);

        var told = places.Where(place => place.AtId is not null).ToDictionary(place => place.TenantId!, place => place.AtId!);
        var report = await fleet.BaselineAsync(new BaselineRequest { History = new BaselineHistory("h.json", told, new Dictionary<string, string>()) }, _ => { }, default);

        Assert.Equal([("acme", BaselineState.Recorded, Id(app, 1), 2), ("birch", BaselineState.Recorded, Id(app, 0), 1)], report.Places.Select(place => (place.TenantId!, place.State, place.AtId!, place.Migrations)));
        Assert.Equal(["ce-dar, dune: not in h.json, and not recorded. 'run' applies everything to what has no journal."], report.Notes);
        Assert.Equal([("acme", 1), ("birch", 2), ("ce-dar", 3), ("dune", 3)], (await app.StatusAsync()).Tenants.Select(tenant => (tenant.Tenant, tenant.Pending)));
        Assert.Equal(RunOutcome.Done, (await app.RunAsync()).Outcome);
        Assert.Empty((await app.ValidateAsync()).Findings);
    }

    [Fact]
    public async Task Where_one_differs_from_what_its_history_says_nothing_is_recorded()
    {
        await using var app = await TenantsOfAsync(TenantIsolation.Schema, "acme", "birch");
        await app.Database.ExecuteAsync("CREATE TABLE acme.orders (id int); CREATE TABLE birch.orders (id int)");
        await using var fleet = app.Open();
        var history = new BaselineHistory("h.json", new Dictionary<string, string> { ["acme"] = Id(app, 0), ["birch"] = Id(app, 1) }, new Dictionary<string, string>());

        var report = await fleet.BaselineAsync(new BaselineRequest { History = history }, _ => { }, default);

        Assert.True(report.IsRefused);
        Assert.Equal([BaselineState.Matches, BaselineState.Differs], report.Places.Select(place => place.State));
        Assert.Empty(await app.Database.RowsAsync("SELECT 1 FROM pg_namespace WHERE nspname = 'tenant_migrations'"));
    }

    [Theory]
    [InlineData("schema_migrations", "CREATE TABLE schema_migrations (version text); INSERT INTO schema_migrations SELECT '2' WHERE false; INSERT INTO schema_migrations VALUES ('1'), ('2')", ForeignTool.Dbmate)]
    [InlineData("flyway_schema_history", "CREATE TABLE flyway_schema_history (installed_rank int, version text, type text, script text, success boolean); INSERT INTO flyway_schema_history VALUES (1, '1', 'SQL', 'a', true), (2, '2', 'SQL', 'b', true)", ForeignTool.Flyway)]
    [InlineData("__EFMigrationsHistory", "CREATE TABLE \"__EFMigrationsHistory\" (\"MigrationId\" text, \"ProductVersion\" text); INSERT INTO \"__EFMigrationsHistory\" VALUES ('1_A', ''), ('2_B', '')", ForeignTool.EfScript)]
    [InlineData("own \"table", "CREATE SCHEMA \"own\"; CREATE TABLE own.\"own \"\"table\" (version text); INSERT INTO own.\"own \"\"table\" VALUES ('1'), ('2')", ForeignTool.Dbmate)]
    public async Task What_tenants_share_has_one_history_for_the_database(string table, string theirs, ForeignTool tool)
    {
        await using var app = await TenantsOfAsync(TenantIsolation.Shared, "acme", "birch");
        await app.Database.ExecuteAsync("CREATE TABLE orders (id int); CREATE TABLE lines (id int);" + theirs);
        await using var fleet = app.Open();

        var request = Request(app, tool, MigrationScope.Global);
        if (table.StartsWith("own", StringComparison.Ordinal)) request = request with { Table = table, Schema = "own" };
        var place = Assert.Single(await fleet.ReadForeignHistoryAsync(request, default));

        Assert.Equal((null, Id(app, 1), null), (place.TenantId, place.AtId, place.Trouble));
        if (request.Schema is not null) await app.Database.ExecuteAsync("ALTER TABLE own.\"own \"\"table\" SET SCHEMA public; DROP SCHEMA own");
        var history = new BaselineHistory("h.json", new Dictionary<string, string>(), new Dictionary<string, string> { [place.Database] = place.AtId! }) { Table = request.Table };
        var report = await fleet.BaselineAsync(new BaselineRequest { History = history }, _ => { }, default);

        Assert.Equal([(null, BaselineState.Recorded, 2)], report.Places.Select(found => (found.TenantId, found.State, found.Migrations)));
        Assert.Equal(RunOutcome.Done, (await app.RunAsync()).Outcome);
        Assert.Contains("global third completed", await app.JournalAsync());
    }

    [Fact]
    public async Task A_history_that_names_what_is_not_there_is_refused()
    {
        await using var app = await TenantsOfAsync(TenantIsolation.Schema, "acme");
        await using var fleet = app.Open();

        Assert.Contains("no tenant 'acne'. Did you mean 'acme'?", await RefusedAsync(new() { ["acne"] = Id(app, 0) }, []));
        Assert.Contains("h.json names the migration '20990101000000_x', which this program does not have: build the project", await RefusedAsync(new() { ["acme"] = "20990101000000_x" }, []));
        Assert.Contains("h.json names the database 'elsewhere:1/x', which the fleet does not have", await RefusedAsync([], new() { ["elsewhere:1/x"] = Id(app, 0) }));

        async Task<string> RefusedAsync(Dictionary<string, string> tenants, Dictionary<string, string> databases) =>
            (await Assert.ThrowsAsync<FleetException>(() => fleet.BaselineAsync(new BaselineRequest { History = new BaselineHistory("h.json", tenants, databases) }, _ => { }, default))).Message;
    }

    private static async Task<Scenario> TenantsOfAsync(TenantIsolation isolation, params string[] tenants)
    {
        var app = await Scenario.CreateAsync(isolation);
        app.Settings = app.Settings with { AllowBypassingRowSecurity = true };
        foreach (var (name, up) in new[] { ("first", "CREATE TABLE orders (id int)"), ("second", "CREATE TABLE lines (id int)"), ("third", "CREATE TABLE notes (id int)") })
        {
            var needs = app.Files.Count == 0 ? "" : Id(app, app.Files.Count - 1);
            if (isolation == TenantIsolation.Shared) app.Global(name, up, needs: needs);
            else app.Tenant(name, up, needs: needs);
        }

        return await app.TenantsAsync(tenants);
    }

    private static ForeignHistoryRequest Request(Scenario app, ForeignTool tool, MigrationScope scope) => new()
    {
        Tool = tool,
        Scope = scope,
        Versions = [.. app.Files.Select((file, i) => new ImportedVersion($"{i + 1}", Id(app, i)))],
    };

    private static string Id(Scenario app, int index) => Path.GetFileNameWithoutExtension(app.Files[index].Path);
}
