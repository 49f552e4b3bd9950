using System.Diagnostics;
using TenantMigrations.Engine;
using TenantMigrations.TestKit;

namespace TenantMigrations.Postgres.Tests;

public sealed class TemplateTests
{
    private const string Hostile = "a\"; drop schema public cascade; --'";

    [Fact]
    public async Task The_first_tenant_proves_and_the_next_one_is_copied()
    {
        await using var app = await TenantCase.CreateAsync();
        Rich(app);
        await app.RunAsync();
        await app.AddAsync(Hostile);

        var first = await app.AddAsync("first", template: Hostile);
        var second = await app.AddAsync("se\"cond", template: Hostile);

        Assert.False(first.Copied);
        Assert.Contains("proof", Assert.Single(first.Notes), StringComparison.Ordinal);
        Assert.True(second is { Copied: true, Created: true, Listed: true, Run: { Outcome: RunOutcome.Done, Tenants: [{ Outcome: TenantOutcome.UpToDate }] } }, string.Join('\n', second.Notes));
        Assert.Equal(["3"], await app.Database.RowsAsync("SELECT count(*) FROM tenant_migrations.tenant_migration_log WHERE tenant_id = 'se\"cond' AND kind = 'copied'"));
        Assert.Equal(["1"], await app.Database.RowsAsync("SELECT count(DISTINCT (count, hash)) FROM tenant_migrations.tenant_migration_head WHERE tenant_id IS NOT NULL"));
        Assert.Equal(["3"], await app.Database.RowsAsync("INSERT INTO \"se\"\"cond\".seeded (name) VALUES ('new') RETURNING id"));
        Assert.Empty((await app.UseAsync(fleet => fleet.ValidateAsync(null, default))).Findings);
    }

    [Fact]
    public async Task Rows_of_a_template_at_work_never_reach_another_tenant()
    {
        await using var app = await TenantCase.CreateAsync();
        await app.RunAsync();
        await app.AddAsync("blank");
        await app.AddAsync("proof", template: "blank");
        await app.Database.ExecuteAsync("INSERT INTO blank.orders (total) VALUES (7)");

        var added = await app.AddAsync("acme", template: "blank");

        Assert.True(added is { Copied: false, Run.Outcome: RunOutcome.Done });
        Assert.Contains("rows of orders", added.Notes[^1], StringComparison.Ordinal);
        Assert.Equal(["0"], await app.Database.RowsAsync("SELECT count(*) FROM acme.orders"));
    }

    [Fact]
    public async Task A_template_that_somebody_altered_is_not_copied()
    {
        await using var app = await TenantCase.CreateAsync();
        await app.RunAsync();
        await app.AddAsync("blank");
        await app.AddAsync("proof", template: "blank");
        await app.Database.ExecuteAsync("ALTER TABLE blank.orders ADD COLUMN sneaked text");

        var added = await app.AddAsync("acme", template: "blank");

        Assert.False(added.Copied);
        Assert.Contains("+ column orders.sneaked", added.Notes[^1], StringComparison.Ordinal);
        Assert.Empty(await app.Database.RowsAsync("SELECT FROM pg_attribute WHERE attrelid = 'acme.orders'::regclass AND attname = 'sneaked'"));
        Assert.True((await app.ListAsync())[^1] is { Applied: 2, Pending: 0 });
    }

    [Fact]
    public async Task A_template_behind_the_head_is_not_copied()
    {
        await using var app = await TenantCase.CreateAsync();
        await app.RunAsync();
        await app.AddAsync("blank");
        app.Migrations.Add(("migrations/tenant-specific/20240101000009_more.sql", TenantCase.Text("CREATE TABLE more ()", "DROP TABLE more")));
        await app.AddAsync("proof", template: "blank");

        var added = await app.AddAsync("acme", template: "blank");

        Assert.True(added is { Copied: false, Run.Outcome: RunOutcome.Done });
        Assert.Contains("head", added.Notes[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_template_database_is_copied_under_a_name_of_its_own_until_it_is_proven()
    {
        await using var app = await TenantCase.CreateAsync(TenantIsolation.Database);
        string[] names = [app.Database.Name + "_t", app.Database.Name + "_p", app.Database.Name + "\"c"];
        app.Made.AddRange(names);
        await app.AddAsync(new TenantEntry { Id = "blank", Database = names[0] });
        await app.AddAsync(new TenantEntry { Id = "proof", Database = names[1] }, template: "blank");

        var added = await app.AddAsync(new TenantEntry { Id = "acme", Database = names[2] }, template: "blank");

        Assert.True(added is { Copied: true, Created: true, Run: { Outcome: RunOutcome.Done, Tenants: [{ Outcome: TenantOutcome.UpToDate }] } }, string.Join('\n', added.Notes));
        Assert.Equal(["acme"], await app.RowsInAsync(names[2], "SELECT DISTINCT tenant_id FROM tenant_migrations.tenant_migration_status WHERE tenant_id IS NOT NULL"));
        Assert.Equal(["acme"], await app.RowsInAsync(names[2], "SELECT tenant_id FROM tenant_migrations.tenant_migration_head WHERE tenant_id IS NOT NULL"));
        Assert.Empty((await app.UseAsync(fleet => fleet.ValidateAsync(null, default))).Findings);
    }

    [Fact]
    public async Task The_migrations_of_a_sample_are_copied_and_the_times_are_told()
    {
        await using var app = await TenantCase.CreateAsync();
        app.Migrations.Clear();
        foreach (var file in Directory.EnumerateFiles(Repository.PathTo("samples", "Clinic", "migrations"), "*.sql", SearchOption.AllDirectories))
            app.Migrations.Add(($"migrations/{Path.GetFileName(Path.GetDirectoryName(file))}/{Path.GetFileName(file)}", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)));
        await app.RunAsync();
        await app.AddAsync("blank");
        await app.AddAsync("proof", template: "blank");
        var (run, copy) = (new Stopwatch(), new Stopwatch());
        for (var i = 0; i < 5; i++)
        {
            run.Start();
            await app.AddAsync($"run{i}");
            run.Stop();
            copy.Start();
            var added = await app.AddAsync($"copy{i}", template: "blank");
            copy.Stop();
            Assert.True(added.Copied, string.Join('\n', added.Notes));
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"5 tenants: {run.ElapsedMilliseconds} ms by migrations, {copy.ElapsedMilliseconds} ms by copies");
    }

    private static void Rich(TenantCase app) => app.Migrations.Add(("migrations/tenant-specific/20240101000003_rich.sql", TenantCase.Text(
        """
        CREATE TYPE mood AS ENUM ('sad', 'ok');
        CREATE TABLE seeded (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL, m mood DEFAULT 'ok', parent bigint REFERENCES seeded);
        INSERT INTO seeded (name) VALUES ('a'), ('b');
        CREATE INDEX seeded_name ON seeded (lower(name));
        CREATE VIEW happy AS SELECT id FROM seeded WHERE m = 'ok';
        CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
        CREATE TRIGGER touched BEFORE UPDATE ON seeded FOR EACH ROW EXECUTE FUNCTION touch();
        ALTER TABLE seeded ENABLE ROW LEVEL SECURITY;
        CREATE POLICY own ON seeded USING (name = current_setting('app.current_tenant_id', true));
        GRANT SELECT ON happy TO PUBLIC;
        COMMENT ON TABLE seeded IS 'rows from the start'
        """,
        "DROP VIEW happy; DROP TABLE seeded; DROP FUNCTION touch(); DROP TYPE mood")));
}
