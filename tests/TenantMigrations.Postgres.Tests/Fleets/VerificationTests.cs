using TenantMigrations.Engine;

namespace TenantMigrations.Postgres.Tests.Fleets;

/// <summary>What a migration asks when it is applied: a tenant where it is not true is rolled back, and counts as failed.</summary>
public sealed class VerificationTests
{
    [Theory]
    [InlineData(TransactionPer.Migration)]
    [InlineData(TransactionPer.Tenant)]
    public async Task A_tenant_whose_verification_is_not_true_is_rolled_back_and_the_others_are_done(TransactionPer per)
    {
        await using var scenario = await Scenario.CreateAsync();
        scenario.Settings = scenario.Settings with { TransactionPer = per };
        var users = scenario.Tenant("users", "CREATE TABLE users (name text, role text); INSERT INTO users (name) SELECT current_setting('app.current_tenant_id')");
        var roles = scenario.Tenant("roles", "UPDATE users SET role = 'member' WHERE name <> 'birch'", needs: users, verify: "SELECT true;\nSELECT count(*) = 0\nFROM users WHERE role IS NULL");
        await scenario.TenantsAsync("acme", "birch", "cobalt");

        var report = await scenario.RunAsync();

        Assert.Equal(RunOutcome.Failed, report.Outcome);
        Assert.Equal([TenantOutcome.Done, TenantOutcome.Failed, TenantOutcome.Done], report.Tenants.Select(tenant => tenant.Outcome));
        var error = report.Tenants.Single(tenant => tenant.TenantId == "birch").Error!;
        Assert.Equal(roles, error.MigrationId);
        Assert.StartsWith("the verification is not true: it returned false; the migration was rolled back.", error.Message);
        Assert.Equal("TM005", error.SqlState);
        Assert.Equal(($"migrations/tenant-specific/{roles}.sql", 12, 1), (error.Path, error.Line, error.Column));
        Assert.Contains("birch roles failed", await scenario.JournalAsync());
        Assert.Contains("(TM005, verification 2)", Assert.Single(await scenario.Database.RowsAsync("SELECT error FROM tenant_migrations.tenant_migration_status WHERE status = 'failed'")));
        Assert.Equal(per == TransactionPer.Tenant ? ["False"] : ["True"], await scenario.Database.RowsAsync("SELECT to_regclass('birch.users') IS NOT NULL"));

        scenario.Edit(roles, text => text.Replace("name <> 'birch'", "true"));
        Assert.Equal(RunOutcome.Done, (await scenario.RunAsync(new PlanRequest { TenantIds = ["birch"] })).Outcome);
    }

    [Theory]
    [InlineData("SELECT NULL::boolean", "it returned null, or no row")]
    [InlineData("SELECT true WHERE false", "it returned null, or no row")]
    [InlineData("SELECT false ORDER BY 1 LIMIT 1", "it returned false")]
    [InlineData("VALUES (false)", "it returned false")]
    [InlineData("WITH q AS (SELECT 1 AS n) SELECT n > 1 FROM q -- not so", "it returned false")]
    [InlineData("(SELECT true) EXCEPT (SELECT true)", "it returned null, or no row")]
    [InlineData("SELECT x FROM (VALUES (true), (true)) AS v (x)", "more than one row")]
    [InlineData("SELECT true, true", "only one column")]
    [InlineData("SELECT 1", "boolean")]
    [InlineData("SELECT 'truth'::boolean", "invalid input syntax for type boolean: \"truth\"")]
    [InlineData("SELECT true) AS answer) AS x; COMMIT; SELECT (SELECT (SELECT true", null)]
    public async Task Whatever_is_not_one_true_fails(string query, string? message)
    {
        await using var scenario = await Scenario.CreateAsync();
        scenario.Tenant("users", "CREATE TABLE users (name text)", verify: query);
        await scenario.TenantsAsync("acme");
        if (message is null)
        {
            // Not one statement: the compiler does not let it pass.
            Assert.ThrowsAny<InvalidOperationException>(scenario.Open);
            return;
        }

        var report = await scenario.RunAsync();

        Assert.Contains(message, Assert.Single(report.Tenants).Error!.Message);
        Assert.Equal(["False"], await scenario.Database.RowsAsync("SELECT to_regclass('acme.users') IS NOT NULL"));
    }

    [Fact]
    public async Task An_error_in_it_is_told_at_its_own_line_and_column()
    {
        await using var scenario = await Scenario.CreateAsync();
        scenario.Tenant("users", "CREATE TABLE users (name text)", verify: "SELECT '😀' = '😀' AND\n  count(nmae) = 0 FROM users");
        await scenario.TenantsAsync("acme");

        var error = Assert.Single((await scenario.RunAsync()).Tenants).Error!;

        Assert.Equal(("42703", 11, 9), (error.SqlState, error.Line, error.Column));
    }

    [Fact]
    public async Task It_sees_what_the_tenant_sees_and_its_placeholders_have_values()
    {
        await using var scenario = await Scenario.CreateAsync();
        scenario.Tenant(
            "users", "CREATE TABLE users (name text); INSERT INTO users VALUES (${who})", options: "placeholder: who literal = o'hara",
            verify: "SELECT name = ${who} AND current_setting('app.current_tenant_id') IN ('acme', 'birch') FROM users");
        await scenario.TenantsAsync("acme", "birch");
        Assert.Equal(RunOutcome.Done, (await scenario.RunAsync()).Outcome);
    }

    [Fact]
    public async Task It_is_not_asked_at_a_rollback_nor_for_one_who_comes_later()
    {
        await using var scenario = await Scenario.CreateAsync();
        var users = scenario.Tenant("users", "CREATE TABLE users (name text); INSERT INTO users VALUES ('x')", "DROP TABLE users", verify: "SELECT count(*) = 1 FROM users");
        var only = scenario.Tenant("only", "DELETE FROM users", "SELECT 1", users, "applies-to: existing", "SELECT count(*) = 0 FROM users");
        await scenario.TenantsAsync("acme");
        Assert.Equal(RunOutcome.Done, (await scenario.RunAsync()).Outcome);
        await scenario.TenantsAsync("birch");
        Assert.Equal(RunOutcome.Done, (await scenario.RunAsync()).Outcome);
        Assert.Equal(RunOutcome.Done, (await scenario.RollbackAsync(new RollbackRequest { MigrationId = only, TenantIds = ["acme"] })).Outcome);
        Assert.Equal(RunOutcome.Done, (await scenario.RollbackAsync(new RollbackRequest { MigrationId = users, TenantIds = ["acme"] })).Outcome);
    }

    [Fact]
    public async Task Outside_a_transaction_the_statements_stay_and_recover_asks_again()
    {
        await using var scenario = await Scenario.CreateAsync();
        var users = scenario.Tenant("users", "CREATE TABLE users (name text); INSERT INTO users VALUES ('x')", options: "transaction:false", verify: "SELECT count(*) = 2 FROM users");
        await scenario.TenantsAsync("acme");

        var error = Assert.Single((await scenario.RunAsync()).Tenants).Error!;

        Assert.Contains("it returned false; what the migration did outside a transaction stays", error.Message);
        Assert.Equal(10, error.Line);
        Assert.Equal(["failed|2"], await scenario.Database.RowsAsync("SELECT status, step FROM tenant_migrations.tenant_migration_status"));
        await scenario.Database.ExecuteAsync("INSERT INTO acme.users VALUES ('y')");
        Assert.True(Assert.Single((await scenario.RecoverAsync(new RecoverRequest { MigrationId = users, Retry = true })).Cases).Settled);
        Assert.Equal(["2"], await scenario.Database.RowsAsync("SELECT count(*) FROM acme.users"));
    }
}
