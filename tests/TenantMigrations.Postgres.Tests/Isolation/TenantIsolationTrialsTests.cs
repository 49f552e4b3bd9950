using TenantMigrations.Engine;
using TenantMigrations.Postgres.Isolation;
using TenantMigrations.TestKit.Postgres;

namespace TenantMigrations.Postgres.Tests.Isolation;

public sealed class TenantIsolationTrialsTests
{
    private const string Mine = "tenant_id = NULLIF(current_setting('app.current_tenant_id', true), '')";
    private const string Guarded = "ALTER TABLE items ENABLE ROW LEVEL SECURITY; ALTER TABLE items FORCE ROW LEVEL SECURITY;";

    [Fact]
    public async Task Tables_whose_policies_hold_show_no_hole() => Assert.Empty(await SharedAsync($"""
        CREATE TABLE items (tenant_id text NOT NULL, id bigint GENERATED ALWAYS AS IDENTITY, name text NOT NULL CHECK (name <> ''), PRIMARY KEY (tenant_id, id));
        CREATE TABLE parts (tenant_id text NOT NULL, id uuid NOT NULL PRIMARY KEY, item_id bigint NOT NULL, FOREIGN KEY (tenant_id, item_id) REFERENCES items (tenant_id, id) ON DELETE CASCADE);
        ALTER TABLE parts ENABLE ROW LEVEL SECURITY;
        {Guarded}
        CREATE POLICY p ON items USING ({Mine}) WITH CHECK ({Mine});
        CREATE POLICY p ON parts USING ({Mine});
        CREATE VIEW item_names WITH (security_invoker = true) AS SELECT tenant_id, name FROM items;
        """));

    [Fact]
    public async Task A_table_without_policies_shows_its_rows_to_everybody() =>
        Assert.Equal([("public.items", IsolationHoleKind.Sees)], await KindsAsync("CREATE TABLE items (tenant_id text NOT NULL, name text NOT NULL)"));

    [Theory]
    [InlineData("FOR SELECT USING ({0}); CREATE POLICY u ON items FOR UPDATE USING (true)", IsolationHoleKind.Updates)]
    [InlineData("FOR SELECT USING ({0}); CREATE POLICY d ON items FOR DELETE USING (true)", IsolationHoleKind.Deletes)]
    [InlineData("FOR SELECT USING ({0}); CREATE POLICY i ON items FOR INSERT WITH CHECK (true)", IsolationHoleKind.Writes)]
    [InlineData("FOR SELECT USING ({0}); CREATE POLICY u ON items FOR UPDATE USING ({0}) WITH CHECK (true)", IsolationHoleKind.Writes)]
    [InlineData("USING (tenant_id = current_setting('app.current_tenant_id', true) OR coalesce(current_setting('app.current_tenant_id', true), '') = '')", IsolationHoleKind.SeesWithoutTenant)]
    [InlineData("USING (tenant_id = current_setting('app.current_tenant_id', true) OR current_setting('app.current_tenant_id', true) IS NULL)", IsolationHoleKind.SeesWithoutTenant)]
    [InlineData("USING (tenant_id = current_setting('app.current_tenant_id', true) OR current_setting('app.current_tenant_id', true) = '')", IsolationHoleKind.SeesWithoutTenant)]
    [InlineData("USING (false)", IsolationHoleKind.Unproven)]
    public async Task A_policy_that_leaves_a_gap_is_told_by_what_it_lets_through(string policy, IsolationHoleKind hole)
    {
        var found = await KindsAsync($"CREATE TABLE items (tenant_id text NOT NULL, name text NOT NULL); {Guarded} CREATE POLICY p ON items {string.Format(System.Globalization.CultureInfo.InvariantCulture, policy, Mine)}");

        Assert.Equal([("public.items", hole)], found);
    }

    [Theory]
    [InlineData("USING (true)", IsolationHoleKind.Updates)]
    [InlineData("USING ({0}) WITH CHECK (true)", IsolationHoleKind.Writes)]
    [InlineData("USING ({0})", null)]
    public async Task What_only_a_unique_index_stops_the_policy_has_let_pass(string update, IsolationHoleKind? hole)
    {
        var found = await KindsAsync($"CREATE TABLE items (tenant_id text NOT NULL); CREATE UNIQUE INDEX one_each ON items (tenant_id); {Guarded} CREATE POLICY s ON items FOR SELECT USING ({Mine}); "
            + $"CREATE POLICY u ON items FOR UPDATE {string.Format(System.Globalization.CultureInfo.InvariantCulture, update, Mine)}");

        Assert.Equal(hole is { } kind ? [("public.items", kind)] : [], found);
    }

    [Fact]
    public async Task A_right_to_truncate_goes_past_all_policies()
    {
        await using var database = await PostgresServer.Current.CreateDatabaseAsync();
        var role = "trial_" + database.Name;
        await database.ExecuteAsync($"""
            CREATE ROLE {role}; CREATE TABLE items (tenant_id text NOT NULL); {Guarded} CREATE POLICY p ON items TO {role} USING ({Mine}) WITH CHECK ({Mine});
            GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON items TO {role}
            """);
        try
        {
            var hole = Assert.Single(await TenantIsolationTrials.RunAsync(Trial(database) with { Role = role }, CancellationToken.None));

            Assert.Equal(IsolationHoleKind.Deletes, hole.Kind);
            Assert.Contains("TRUNCATE", hole.Message, StringComparison.Ordinal);
        }
        finally
        {
            await database.ExecuteAsync($"DROP OWNED BY {role}; DROP ROLE {role}");
        }
    }

    [Fact]
    public async Task A_view_with_its_owner_s_rights_shows_what_the_table_hides() => Assert.Equal(
        [("public.names", IsolationHoleKind.Sees)],
        await KindsAsync($"CREATE TABLE items (tenant_id text NOT NULL, name text); {Guarded} CREATE POLICY p ON items USING ({Mine}); CREATE VIEW names AS SELECT tenant_id, name FROM items"));

    [Fact]
    public async Task A_foreign_key_without_the_tenant_reaches_another_s_rows()
    {
        var found = await KindsAsync($"""
            CREATE TABLE items (tenant_id text NOT NULL, id bigint PRIMARY KEY);
            CREATE TABLE parts (tenant_id text NOT NULL, item_id bigint REFERENCES items (id));
            ALTER TABLE parts ENABLE ROW LEVEL SECURITY;
            {Guarded} CREATE POLICY p ON items USING ({Mine}); CREATE POLICY p ON parts USING ({Mine})
            """);

        Assert.Equal([("public.parts", IsolationHoleKind.References)], found);
    }

    [Fact]
    public async Task Partitions_are_tried_like_their_parent()
    {
        var found = await KindsAsync($"""
            CREATE TABLE items (tenant_id text NOT NULL, name text) PARTITION BY LIST (tenant_id);
            CREATE TABLE items_acme PARTITION OF items FOR VALUES IN ('acme');
            CREATE TABLE items_birch PARTITION OF items FOR VALUES IN ('birch');
            {Guarded} CREATE POLICY p ON items USING ({Mine})
            """);

        Assert.Contains(("public.items_birch", IsolationHoleKind.Sees), found);
        Assert.DoesNotContain(found, hole => hole.Table == "public.items");
    }

    [Fact]
    public async Task Partitions_that_only_their_parent_shows_are_no_hole() => Assert.Empty(await SharedAsync($"""
        CREATE TABLE items (tenant_id text NOT NULL, name text) PARTITION BY LIST (tenant_id);
        CREATE TABLE items_both PARTITION OF items FOR VALUES IN ('acme', 'birch');
        CREATE TABLE items_others PARTITION OF items DEFAULT;
        ALTER TABLE items_both ENABLE ROW LEVEL SECURITY; ALTER TABLE items_others ENABLE ROW LEVEL SECURITY;
        {Guarded} CREATE POLICY p ON items USING ({Mine})
        """));

    [Fact]
    public async Task Nothing_is_left_of_a_trial()
    {
        await using var database = await PostgresServer.Current.CreateDatabaseAsync();
        await database.ExecuteAsync("CREATE TABLE items (tenant_id text NOT NULL, name text NOT NULL CHECK (name <> ''), PRIMARY KEY (tenant_id, name)); INSERT INTO items VALUES ('birch', 'chair')");
        const string State = "SELECT conname::text, '' FROM pg_constraint WHERE conrelid = 'items'::regclass UNION ALL SELECT tenant_id, name FROM items UNION ALL SELECT rolname::text, '' FROM pg_roles WHERE rolname LIKE 'tenant_migrations_trial%' ORDER BY 1";
        var before = await database.RowsAsync(State);

        Assert.NotEmpty(await TenantIsolationTrials.RunAsync(Trial(database), CancellationToken.None));

        Assert.Equal(before, await database.RowsAsync(State));
    }

    [Fact]
    public async Task Schemas_that_depend_on_one_another_are_told()
    {
        await using var database = await PostgresServer.Current.CreateDatabaseAsync();
        await database.ExecuteAsync("""
            CREATE SCHEMA acme; CREATE SCHEMA birch; CREATE TABLE birch.items (id bigint PRIMARY KEY); CREATE TABLE acme.items (id bigint PRIMARY KEY);
            CREATE VIEW acme.gathered AS SELECT id FROM birch.items; CREATE TABLE acme.parts (item_id bigint REFERENCES birch.items);
            CREATE VIEW birch.back AS SELECT id FROM acme.items
            """);
        var shared = Trial(database);
        var trial = shared with
        {
            Settings = shared.Settings with { Isolation = TenantIsolation.Schema },
            Intruder = shared.Intruder with { Schema = "acme" },
            Owner = shared.Owner with { Schema = "birch" },
        };

        var holes = await TenantIsolationTrials.RunAsync(trial, CancellationToken.None);

        Assert.Equal(3, holes.Count);
        Assert.All(holes, hole => Assert.Equal(IsolationHoleKind.References, hole.Kind));
        Assert.Contains(holes, hole => hole.Message.Contains("acme.gathered", StringComparison.Ordinal));
        Assert.Contains(holes, hole => hole.Message.Contains("acme.parts", StringComparison.Ordinal));
        Assert.Contains(holes, hole => hole.Message.Contains("birch.back", StringComparison.Ordinal));
        await database.ExecuteAsync("DROP VIEW acme.gathered, birch.back; DROP TABLE acme.parts");
        Assert.Empty(await TenantIsolationTrials.RunAsync(trial, CancellationToken.None));
    }

    private static async Task<(string Table, IsolationHoleKind Kind)[]> KindsAsync(string sql) => [.. (await SharedAsync(sql)).Select(hole => (hole.Table, hole.Kind))];

    private static async Task<IReadOnlyList<IsolationHole>> SharedAsync(string sql)
    {
        await using var database = await PostgresServer.Current.CreateDatabaseAsync();
        await database.ExecuteAsync(sql);
        return await TenantIsolationTrials.RunAsync(Trial(database), CancellationToken.None);
    }

    private static IsolationTrial Trial(TestDatabase database)
    {
        var address = new DatabaseAddress("server/" + database.Name, database.ConnectionString);
        return new IsolationTrial
        {
            Settings = new RegistrySettings(),
            Intruder = new Tenant { Id = "acme", Name = "Acme", Database = address },
            Owner = new Tenant { Id = "birch", Name = "Birch", Database = address },
        };
    }
}
