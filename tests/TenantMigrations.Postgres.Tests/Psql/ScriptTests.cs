using TenantMigrations.Engine;
using TenantMigrations.Postgres.Psql;
using TenantMigrations.Postgres.Tests.Fleets;
using TenantMigrations.TestKit.Postgres;

namespace TenantMigrations.Postgres.Tests.Psql;

public sealed class ScriptTests
{
    private const string Hostile = "a\"'; \\q\n\\! echo :name $tm$ ü";

    // What psql would read otherwise, if it were let.
    private const string Traps = """
        CREATE TABLE traps (a integer[] DEFAULT '{1,2,3}', s text DEFAULT ':name', n integer DEFAULT 2);
        INSERT INTO traps DEFAULT VALUES;
        INSERT INTO traps (s) SELECT 'x' || (a[1:n])[2] || (a[:n])[1] || 'c' :: text FROM traps;
        INSERT INTO traps (s) VALUES ('
        \q
        :name '';'), ($x$
        \! false
        :'name' ; $$ $x$), (E'\\ \' :name');
        CREATE FUNCTION traps_of(name text) RETURNS text LANGUAGE sql BEGIN ATOMIC SELECT max(s) FROM traps; SELECT CASE WHEN name = ':n' THEN 'a' END; END;
        CREATE FUNCTION more_traps() RETURNS integer LANGUAGE plpgsql AS $f$ DECLARE n integer := 1; BEGIN n:=n+1; /* :name
        \q */ RETURN n; -- \q :name
        END $f$;
        SELECT 1 AS name -- \gset
        """;

    [Theory]
    [InlineData(TenantIsolation.Shared, false)]
    [InlineData(TenantIsolation.Schema, false)]
    [InlineData(TenantIsolation.Schema, true)]
    public async Task Applied_by_psql_all_is_as_after_a_run(TenantIsolation isolation, bool idempotent)
    {
        Psql.Require();
        await using var scripted = await CaseAsync(isolation);
        await using var run = await CaseAsync(isolation);
        Assert.Equal(RunOutcome.Done, (await run.RunAsync()).Outcome);

        var script = await ScriptAsync(scripted, new ScriptRequest { Idempotent = idempotent });
        var (code, errors) = await Psql.RunAsync(scripted.Database, script);

        Assert.True(code == 0, errors);
        Assert.Equal(await Fingerprint.ReadAsync(run.Database), await Fingerprint.ReadAsync(scripted.Database));
        Assert.Equal(await run.JournalAsync(), await scripted.JournalAsync());
        Assert.Equal(await HeadsAsync(run), await HeadsAsync(scripted));
        Assert.Empty((await scripted.ValidateAsync()).Findings);
        var status = await scripted.StatusAsync();
        Assert.All(status.Tenants, tenant => Assert.True(tenant is { Pending: 0, Failed: 0 }));
        Assert.Equal(RunOutcome.Done, (await scripted.RunAsync()).Outcome);
        Assert.Equal(await HeadsAsync(run), await HeadsAsync(scripted));

        // Once more: nothing happens, or it is refused before anything happens.
        var (again, said) = await Psql.RunAsync(scripted.Database, script);
        Assert.Equal(idempotent ? 0 : 3, again);
        if (!idempotent) Assert.Contains("Make the script with --from, or with --idempotent", said);
        Assert.Equal(await HeadsAsync(run), await HeadsAsync(scripted));
        Assert.Empty(await scripted.Database.RowsAsync("SELECT 1 FROM tenant_migrations.tenant_migration_log WHERE kind NOT IN ('applied', 'started', 'skipped')"));
    }

    [Fact]
    public async Task Two_halves_make_the_whole_and_a_half_refuses_what_is_not_its_place()
    {
        Psql.Require();
        await using var app = await CaseAsync(TenantIsolation.Schema);
        var middle = app.Files[1].Path[^"20240101000000_traps.sql".Length..^4];
        var second = await ScriptAsync(app, new ScriptRequest { FromId = middle });

        var (early, said) = await Psql.RunAsync(app.Database, second);
        Assert.Equal(3, early);
        Assert.Contains($"all up to {middle}", said);
        Assert.Equal(["0"], await app.Database.RowsAsync("SELECT count(*) FROM tenant_migrations.tenant_migration_status"));

        var (first, errors) = await Psql.RunAsync(app.Database, await ScriptAsync(app, new ScriptRequest { ToId = middle }));
        Assert.True(first == 0, errors);
        (first, errors) = await Psql.RunAsync(app.Database, second);
        Assert.True(first == 0, errors);
        Assert.All((await app.StatusAsync()).Tenants, tenant => Assert.Equal(0, tenant.Pending));
        Assert.Empty((await app.ValidateAsync()).Findings);
    }

    [Fact]
    public async Task A_failure_keeps_what_was_committed_and_the_same_script_goes_on()
    {
        Psql.Require();
        await using var app = await Scenario.CreateAsync();
        app.Tenant("good", "CREATE TABLE good ()");
        app.Tenant("rows", "CREATE TABLE r AS SELECT 1 AS n;\n-- expect-rows: =2\nUPDATE r SET n = 2", options: "");
        await app.TenantsAsync("acme");
        var script = await ScriptAsync(app, new ScriptRequest { Idempotent = true });

        var (code, errors) = await Psql.RunAsync(app.Database, script);

        Assert.Equal(3, code);
        Assert.Contains("changed 1 rows, and expect-rows says =2", errors);
        Assert.Equal(["acme good completed"], await app.JournalAsync());
        Assert.Equal(["good"], await app.Database.RowsAsync("SELECT relname FROM pg_class WHERE relnamespace = 'acme'::regnamespace AND relkind = 'r'"));
    }

    [Fact]
    public async Task A_verification_that_is_not_true_undoes_its_migration()
    {
        Psql.Require();
        await using var app = await Scenario.CreateAsync();
        app.Tenant("wrong", "CREATE TABLE wrong ()", verify: "SELECT 1 = 2");
        await app.TenantsAsync("acme");

        var (code, errors) = await Psql.RunAsync(app.Database, await ScriptAsync(app, new ScriptRequest()));

        Assert.Equal(3, code);
        Assert.Contains("not_true", errors);
        Assert.Empty(await app.JournalAsync());
    }

    [Fact]
    public async Task Outside_a_transaction_what_ends_half_way_is_recorded_and_recovered()
    {
        Psql.Require();
        await using var app = await Scenario.CreateAsync();
        var id = app.Tenant("half", "CREATE TABLE half (id integer);\nSELECT 1 / (SELECT count(*) FROM public.ready)", options: "transaction:false");
        await app.Database.ExecuteAsync("CREATE TABLE ready ()");
        await app.TenantsAsync("acme");
        var script = await ScriptAsync(app, new ScriptRequest { Idempotent = true });

        Assert.Equal(3, (await Psql.RunAsync(app.Database, script)).ExitCode);
        Assert.Equal(["acme half running"], await app.JournalAsync());
        var (again, said) = await Psql.RunAsync(app.Database, script);
        Assert.Equal(3, again);
        Assert.Contains("Settle it with 'recover' first", said);

        await app.Database.ExecuteAsync("ALTER TABLE ready ADD x integer; INSERT INTO ready VALUES (1)");
        var recovered = await app.RecoverAsync(new RecoverRequest { MigrationId = id, Retry = true });
        Assert.True(recovered.Cases.All(found => found.Settled), string.Join('\n', recovered.Cases));
        Assert.Equal(["acme half completed"], await app.JournalAsync());
    }

    [Fact]
    public async Task Repeatables_that_are_applied_are_no_other_state_and_changed_ones_are_applied_again()
    {
        Psql.Require();
        await using var app = await Scenario.CreateAsync();
        var notes = app.Tenant("notes", "CREATE TABLE notes (id integer);\nCREATE INDEX notes_id ON notes (id)");
        var view = app.Tenant("view", "CREATE OR REPLACE VIEW all_notes AS SELECT id FROM notes", options: "repeatable");
        await app.TenantsAsync("acme");
        await app.RunAsync();
        app.Tenant("index", "CREATE INDEX IF NOT EXISTS notes_id ON notes (id)", needs: notes);
        var script = await ScriptAsync(app, new ScriptRequest { FromId = notes });

        await app.Database.ExecuteAsync("UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'acme.notes_id'::regclass");
        var (code, errors) = await Psql.RunAsync(app.Database, script);
        Assert.Equal(3, code);
        Assert.Contains("invalid_index:acme.notes_id", errors);
        await app.Database.ExecuteAsync("UPDATE pg_index SET indisvalid = true WHERE indexrelid = 'acme.notes_id'::regclass");
        (code, errors) = await Psql.RunAsync(app.Database, script);
        Assert.True(code == 0, errors);

        app.Edit(view, text => text.Replace("SELECT id", "SELECT id, 2 AS two", StringComparison.Ordinal));
        (code, errors) = await Psql.RunAsync(app.Database, await ScriptAsync(app, new ScriptRequest { Idempotent = true }));
        Assert.True(code == 0, errors);
        Assert.Equal(["2"], await app.Database.RowsAsync("SELECT count(*) FROM pg_attribute WHERE attrelid = 'acme.all_notes'::regclass AND attnum > 0"));

        app.Edit(notes, text => text.Replace("id integer", "id bigint", StringComparison.Ordinal));
        (code, errors) = await Psql.RunAsync(app.Database, await ScriptAsync(app, new ScriptRequest { Idempotent = true }));
        Assert.Equal(3, code);
        Assert.Contains($"The journal has other texts of: {notes}.", errors);
    }

    [Fact]
    public async Task Tenants_migrations_run_in_their_role_and_never_as_one_that_policies_do_not_bind()
    {
        Psql.Require();
        await using var app = await Scenario.CreateAsync(TenantIsolation.Shared);
        var role = "script_" + app.Database.Name;
        app.Global("notes", "CREATE TABLE notes (tenant_id text, by_role text);\nALTER TABLE notes ENABLE ROW LEVEL SECURITY;\nCREATE POLICY p ON notes USING (tenant_id = current_setting('app.current_tenant_id'));\nGRANT ALL ON notes TO PUBLIC");
        app.Tenant("direct", "INSERT INTO notes VALUES (current_setting('app.current_tenant_id'), current_user);\nSELECT 1", options: "transaction:false");
        app.Tenant("behind", "INSERT INTO notes VALUES (current_setting('app.current_tenant_id'), current_user)");
        await app.TenantsAsync("acme", "birch");
        await app.Database.ExecuteAsync($"CREATE ROLE {role}");
        try
        {
            var (code, errors) = await Psql.RunAsync(app.Database, await ScriptAsync(app, new ScriptRequest()));
            Assert.Equal(3, code);
            Assert.Contains("Row level security does not bind the role", errors);

            app.Settings = app.Settings with { TenantRole = role };
            (code, errors) = await Psql.RunAsync(app.Database, await ScriptAsync(app, new ScriptRequest { Idempotent = true }));
            Assert.True(code == 0, errors);
            Assert.Equal([$"acme {role} 2", $"birch {role} 2"], await app.Database.RowsAsync("SELECT tenant_id || ' ' || by_role || ' ' || count(*) FROM notes GROUP BY tenant_id, by_role ORDER BY 1"));
            Assert.All((await app.StatusAsync()).Tenants, tenant => Assert.Equal(0, tenant.Pending));
        }
        finally
        {
            await app.Database.ExecuteAsync($"DROP OWNED BY {role}; DROP ROLE {role}");
        }
    }

    [Fact]
    public async Task A_session_is_as_new_behind_each_migration_outside_a_transaction_and_builds_no_index_under_a_timeout()
    {
        await using var app = await Scenario.CreateAsync();
        app.Settings = app.Settings with { LockTimeout = TimeSpan.FromSeconds(7) };
        app.Tenant("direct", "CREATE TABLE t (id integer);\nCREATE INDEX CONCURRENTLY t_id ON t (id)", options: "transaction:false");
        await app.TenantsAsync("acme");

        var lines = (await ScriptAsync(app, new ScriptRequest())).Split('\n').ToList();

        var table = lines.IndexOf("CREATE TABLE t (id integer);");
        var index = lines.IndexOf("CREATE INDEX CONCURRENTLY t_id ON t (id);");
        Assert.Contains("set_config('lock_timeout', '7000", string.Join('\n', lines[..table].TakeLast(2)), StringComparison.Ordinal);
        Assert.Contains("set_config('lock_timeout', '0'", string.Join('\n', lines[table..index].TakeLast(2)), StringComparison.Ordinal);
        Assert.Equal(["DISCARD ALL;", "\\encoding UTF8", "SET standard_conforming_strings = on;"], lines.SkipWhile(line => line != "DISCARD ALL;").Take(3));
    }

    [Fact]
    public async Task Databases_are_connected_to_one_after_the_other()
    {
        Psql.Require();
        await using var app = await TenantCase.CreateAsync(TenantIsolation.Database);
        foreach (var id in new[] { "acme", Hostile.Replace("\n", "", StringComparison.Ordinal) })
        {
            app.Made.Add($"{app.Database.Name}_{id}"[..Math.Min(60, $"{app.Database.Name}_{id}".Length)]);
            await app.Database.ExecuteAsync($"CREATE DATABASE {SqlText.Identifier(app.Made[^1])}");
        }

        File.WriteAllText(app.File, System.Text.Json.JsonSerializer.Serialize(app.Made.Select((name, index) => new { id = $"t{index}", database = name })));
        var script = Text(await app.UseAsync(fleet => fleet.ScriptAsync(new ScriptRequest(), default)));

        var (code, errors) = await Psql.RunAsync(app.Database, script);

        Assert.True(code == 0, errors);
        foreach (var name in app.Made) Assert.Equal(["2"], await app.RowsInAsync(name, "SELECT count(*) FROM kinds"));
        Assert.All(await app.ListAsync(), tenant => Assert.Equal(0, tenant.Pending));
    }

    [Fact]
    public async Task A_copy_from_the_client_is_refused_by_name()
    {
        await using var app = await Scenario.CreateAsync();
        var id = app.Tenant("copies", "COPY t TO STDOUT");
        await app.TenantsAsync("acme");

        var refused = await Assert.ThrowsAsync<FleetException>(() => ScriptAsync(app, new ScriptRequest()));

        Assert.Contains(id, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task For_one_tenant_global_migrations_are_expected_to_be_there()
    {
        Psql.Require();
        await using var app = await CaseAsync(TenantIsolation.Schema);
        var script = await ScriptAsync(app, new ScriptRequest { TenantIds = ["acme"] });
        var (code, errors) = await Psql.RunAsync(app.Database, script);
        Assert.Equal(3, code);
        Assert.Contains("is not applied", errors);

        await app.RunAsync();
        await app.TenantsAsync("later");
        (code, errors) = await Psql.RunAsync(app.Database, await ScriptAsync(app, new ScriptRequest { TenantIds = ["later"] }));
        Assert.True(code == 0, errors);
        Assert.All((await app.StatusAsync()).Tenants, tenant => Assert.Equal(0, tenant.Pending));
    }

    private static async Task<Scenario> CaseAsync(TenantIsolation isolation)
    {
        var app = await Scenario.CreateAsync(isolation);
        app.Settings = app.Settings with { AllowBypassingRowSecurity = true, Placeholders = new Dictionary<string, string>(StringComparer.Ordinal) { ["x"] = "it's \\ :name" } };
        var shared = isolation == TenantIsolation.Shared;
        string Own(string name, string up, string needs = "", string options = "") => shared ? app.Global(name, up, "SELECT 1", needs, options) : app.Tenant(name, up, "SELECT 1", needs, options);
        var global = app.Global("base", "CREATE TABLE IF NOT EXISTS public.base (id integer)");
        Own("traps", Traps, global);
        var data = app.Tenant("data", "CREATE TEMP TABLE seen ON COMMIT DROP AS SELECT current_setting('app.current_tenant_id');\nINSERT INTO public.base VALUES (1)", "SELECT 1", global, "placeholder: x literal");
        app.Edit(data, text => text.Replace("VALUES (1)", "SELECT length(${x})"));
        Own("index", "CREATE INDEX CONCURRENTLY traps_s ON traps (s);\nVACUUM traps", options: "transaction:false");
        app.Tenant("behind", "SELECT current_setting('app.current_tenant_id')");
        app.Global("barrier", "ALTER TABLE public.base ADD COLUMN extra integer", needs: data);
        Own("view", "CREATE OR REPLACE VIEW names AS SELECT s FROM traps", options: "repeatable");
        return await app.TenantsAsync("acme", Hostile);
    }

    private static Task<string[]> HeadsAsync(Scenario app) =>
        app.Database.RowsAsync("SELECT tenant_id, count, hash FROM tenant_migrations.tenant_migration_head ORDER BY tenant_id NULLS FIRST");

    private static async Task<string> ScriptAsync(Scenario app, ScriptRequest request)
    {
        await using var fleet = app.Open();
        return Text(await fleet.ScriptAsync(request, default));
    }

    private static string Text(FleetScript script)
    {
        using var text = new StringWriter();
        PsqlScript.Write(script, text);
        return text.ToString();
    }
}
