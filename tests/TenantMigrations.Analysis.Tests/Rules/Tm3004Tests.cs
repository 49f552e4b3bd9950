using TenantMigrations.Analysis;

namespace TenantMigrations.Analysis.Tests.Rules;

public sealed class Tm3004Tests
{
    private static readonly ScriptOptions s_schemas = new() { Isolation = TenantIsolation.Schema };

    private static readonly Tenancy s_rule = new("TM3004") { Options = s_schemas };

    [Fact]
    public void The_search_path() =>
        Assert.Equal(
            [
                $"{Sources.Users}.sql(4,1): error TM3004: SET LOCAL search_path leaves search_path other than the runner has set it; it compares it at the end, and rolls the migration back. "
                + "Write the schema before the names, or give a function its own path: CREATE FUNCTION … SET search_path = ….",
            ],
            s_rule.Say("SET LOCAL search_path = archive;"));

    [Fact]
    public void The_tenant_setting() =>
        Assert.Equal(
            "set_config('app.current_tenant_id', …, true) leaves the tenant setting app.current_tenant_id other than the runner has set it; it compares it at the end, and rolls the migration back. "
            + "A tenant migration runs once for each tenant and has the setting already: leave it out. Who goes through tenants in one migration puts the first value back at the end.",
            s_rule.Message("SELECT set_config('app.current_tenant_id', 'acme', true);"));

    [Theory]
    [InlineData("SET LOCAL search_path TO a, public", "SET LOCAL search_path TO a, public")]
    [InlineData("SET LOCAL SCHEMA 'archive'", "SET LOCAL SCHEMA 'archive'")]
    [InlineData("SET LOCAL App.Current_Tenant_Id = 'acme'", "SET LOCAL App.Current_Tenant_Id = 'acme'")]
    [InlineData("SELECT set_config('search_path', current_setting('search_path') || ', extensions', TRUE)", "set_config('search_path', current_setting('search_path') || ', extensions', TRUE)")]
    [InlineData("SELECT set_config('search_path', 'public'::text, 't')", "set_config('search_path', 'public'::text, 't')")]
    [InlineData("DO $$ BEGIN SET LOCAL search_path = archive; END $$", "SET LOCAL search_path = archive")]
    [InlineData("SET LOCAL search_path TO DEFAULT", "SET LOCAL search_path TO DEFAULT")]
    [InlineData("SELECT set_config('search_path', NULL, true)", "set_config('search_path', NULL, true)")]
    [InlineData("SELECT set_config('app.current_tenant_id', '', true)", "set_config('app.current_tenant_id', '', true)")]
    [InlineData("SET LOCAL app.current_tenant_id = ''", "SET LOCAL app.current_tenant_id = ''")]
    [InlineData("SET LOCAL app.current_tenant_id TO DEFAULT", "SET LOCAL app.current_tenant_id TO DEFAULT")]
    [InlineData("DO $$ BEGIN FOR i IN 1..2 LOOP NULL; END LOOP; PERFORM set_config('app.current_tenant_id', 'x', 1::bool); END $$", "set_config('app.current_tenant_id', 'x', 1::bool)")]
    public void Every_spelling(string sql, string mark)
    {
        Assert.Equal([mark], s_rule.Marks(sql + ";"));
        Assert.Empty(s_rule.Say(sql + ";", Tenancy.Outside));
    }

    [Theory]
    [InlineData("SET LOCAL search_path = a; SELECT 1; SET LOCAL search_path = b")]
    [InlineData("SELECT set_config('app.old', current_setting('search_path'), true); SET LOCAL search_path = a; SELECT set_config('search_path', current_setting('app.old'), true)")]
    [InlineData("SET LOCAL search_path = a; DO $$ BEGIN PERFORM set_config('search_path', 'x', true); END $$")]
    [InlineData("SET LOCAL search_path = a; SELECT set_config(name, value, true) FROM kept")]
    [InlineData("DO $$ DECLARE old text := current_setting('search_path'); BEGIN SET LOCAL search_path = a; EXECUTE format('SET LOCAL search_path = %s', old); END $$")]
    [InlineData("SET LOCAL search_path = a; DO $$ BEGIN EXECUTE 'SELECT 1'; END $$")]
    [InlineData("SAVEPOINT s; SET LOCAL search_path = a; ROLLBACK TO SAVEPOINT s")]
    [InlineData("DO $$ DECLARE t text; BEGIN FOR t IN SELECT id FROM tenants LOOP PERFORM set_config('app.current_tenant_id', t, true); END LOOP; END $$")]
    [InlineData("DO $$ BEGIN LOOP SET LOCAL search_path = a; EXIT; END LOOP; END $$")]
    public void What_may_be_put_back_is_not_reported(string sql) => Assert.Empty(s_rule.Say(sql + ";"));

    [Theory]
    [InlineData("SELECT set_config('search_path', current_setting('search_path'), true)")]
    [InlineData("SELECT set_config('app.current_tenant_id', id, true) FROM tenants")]
    [InlineData("SELECT set_config('search_path', 'a', is_local) FROM t")]
    [InlineData("SET LOCAL search_path = ${app}")]
    [InlineData("SET LOCAL search_path = public, ${app}")]
    [InlineData("SET LOCAL app.current_tenant_id = ${app}")]
    [InlineData("SET LOCAL work_mem = '8MB'")]
    [InlineData("SET LOCAL app.other = 'x'")]
    [InlineData("SET search_path = a")]
    [InlineData("CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql SET search_path = a AS $$ BEGIN SET LOCAL search_path = b; END $$")]
    [InlineData("CREATE FUNCTION f() RETURNS text LANGUAGE sql RETURN set_config('search_path', 'a', true)")]
    [InlineData("ALTER ROLE r SET search_path = a")]
    [InlineData("ALTER DATABASE d SET app.current_tenant_id = 'x'")]
    [InlineData("INSERT INTO t SELECT current_setting('app.current_tenant_id')")]
    public void What_does_not_surely_change_the_context_is_not_reported(string sql) => Assert.Empty(s_rule.Say(sql + ";"));

    [Theory]
    [InlineData(TenantIsolation.Shared, "data")]
    [InlineData(TenantIsolation.Database, "data")]
    [InlineData(TenantIsolation.Schema, "system")]
    [InlineData(TenantIsolation.Schema, "elsewhere")]
    public void A_path_that_the_runner_has_not_made_may_be_the_same(TenantIsolation isolation, string folder)
    {
        var rule = new Tenancy("TM3004") { Options = new ScriptOptions { Isolation = isolation }, Folder = folder };
        Assert.Empty(rule.Say("SET LOCAL search_path = public;"));
        Assert.Empty(rule.Say("SET LOCAL search_path TO DEFAULT;"));
        Assert.Empty(rule.Say("SELECT set_config('search_path', '', true);"));
        Assert.StartsWith(
            "set_config('search_path', …, true) leaves search_path other than the runner has found it; it compares it at the end,",
            rule.Message("SELECT set_config('search_path', current_setting('search_path') || ', extensions', true);"),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("system")]
    [InlineData("elsewhere")]
    public void Where_there_is_no_tenant_its_setting_is_empty(string folder)
    {
        var rule = new Tenancy("TM3004") { Options = s_schemas, Folder = folder };
        Assert.Empty(rule.Say("SET LOCAL app.current_tenant_id = '';"));
        Assert.Empty(rule.Say("SET LOCAL app.current_tenant_id TO DEFAULT;"));
        Assert.Empty(rule.Say("SELECT set_config('app.current_tenant_id', '', true);"));
        Assert.Single(rule.Say("SET LOCAL app.current_tenant_id = 'acme';"));
    }

    [Fact]
    public void A_global_migration_is_told_to_empty_it() =>
        Assert.Equal(
            "SET LOCAL app.current_tenant_id leaves the tenant setting app.current_tenant_id other than the runner has found it; it compares it at the end, and rolls the migration back. "
            + "A global migration runs for no tenant, and has it empty. Who goes through tenants in one empties it behind them: set_config('app.current_tenant_id', '', true).",
            new Tenancy("TM3004") { Folder = "system" }.Message("SET LOCAL app.current_tenant_id = 'acme';"));

    [Fact]
    public void A_class_says_its_scope_itself()
    {
        string[] In(MigrationScope scope) => [.. (Sources.SqlClass(up: "SET LOCAL app.current_tenant_id = ''") with { Scope = scope }).Read().StatementFindings.Select(finding => finding.RuleId)];
        Assert.Equal(["TM3004"], In(MigrationScope.Tenant));
        Assert.Empty(In(MigrationScope.Global));
    }

    [Fact]
    public void The_setting_is_the_one_that_the_project_names()
    {
        var own = new Tenancy("TM3004") { Options = new ScriptOptions { TenantSetting = "Shop.Tenant" } };
        Assert.Single(own.Say("SET LOCAL shop.tenant = 'x';"));
        Assert.Empty(own.Say("SET LOCAL app.current_tenant_id = 'x';"));
    }

    [Fact]
    public void It_can_be_accepted() => Assert.Empty(s_rule.Say("-- tm:allow TM3004 a trigger puts it back\nSET LOCAL search_path = a;"));
}
