using TenantMigrations.Engine;

namespace TenantMigrations.Postgres.Tests.Fleets;

/// <summary>A data migration that says how many rows it changes fails where it changes others.</summary>
public sealed class ExpectedRowsTests
{
    [Theory]
    [InlineData(TransactionPer.Migration)]
    [InlineData(TransactionPer.Tenant)]
    public async Task A_backfill_that_row_level_security_hides_everything_from_does_not_report_success(TransactionPer per)
    {
        await using var scenario = await Scenario.CreateAsync(TenantIsolation.Shared);
        var role = $"tm_{Guid.NewGuid():n}";
        await scenario.Database.ExecuteAsync($"CREATE ROLE {role} NOLOGIN");
        try
        {
            // The policy names a setting that nobody makes.
            var users = scenario.Global("users", $"""
                CREATE TABLE users (tenant_id text, role text); INSERT INTO users VALUES ('acme'), ('birch');
                ALTER TABLE users ENABLE ROW LEVEL SECURITY; ALTER TABLE users FORCE ROW LEVEL SECURITY;
                CREATE POLICY own ON users USING (tenant_id = current_setting('app.tenant', true)); GRANT ALL ON users TO {role}
                """);
            var plain = scenario.Tenant("plain", "UPDATE users SET role = 'member'", needs: users);
            var roles = scenario.Tenant("roles", "-- expect-rows: >0\nUPDATE users SET role = 'member'", needs: plain);
            scenario.Tenant("after", "SELECT 1", needs: roles);
            await scenario.TenantsAsync("acme", "birch");
            scenario.Settings = scenario.Settings with { TenantRole = role, TransactionPer = per };

            var report = await scenario.RunAsync();

            Assert.Equal(RunOutcome.Failed, report.Outcome);
            foreach (var tenant in report.Tenants)
            {
                Assert.StartsWith("the statement changed 0 rows, and expect-rows says >=1; the migration was rolled back.", tenant.Error!.Message);
                Assert.Contains("row level security may hide them", tenant.Error.Message);
                Assert.Equal((roles, "TM006", 6, 1), (tenant.Error.MigrationId, tenant.Error.SqlState, tenant.Error.Line, tenant.Error.Column));
            }

            string[] acme = [.. (await scenario.JournalAsync()).Where(row => row.StartsWith("acme", StringComparison.Ordinal))];
            Assert.Equal(per == TransactionPer.Tenant ? ["acme roles failed"] : ["acme plain completed", "acme roles failed"], acme);

            await scenario.Database.ExecuteAsync("ALTER POLICY own ON users USING (tenant_id = current_setting('app.current_tenant_id', true))");
            Assert.Equal(RunOutcome.Done, (await scenario.RunAsync()).Outcome);
            Assert.Equal(["2"], await scenario.Database.RowsAsync("SELECT count(*) FROM users WHERE role = 'member'"));
        }
        finally
        {
            await scenario.Database.ExecuteAsync($"DROP OWNED BY {role}; DROP ROLE {role}");
        }
    }

    [Theory]
    [InlineData("=3", "DELETE FROM t WHERE n <= 3", true)]
    [InlineData("3", "DELETE FROM t WHERE n <= 2", false)]
    [InlineData("0", "DELETE FROM t WHERE n > 9", true)]
    [InlineData("0", "DELETE FROM t WHERE n = 9", false)]
    [InlineData("2..4", "UPDATE t SET n = n WHERE n <= 4", true)]
    [InlineData("2..4", "UPDATE t SET n = n WHERE n <= 5", false)]
    [InlineData("<3", "INSERT INTO t SELECT 1 FROM generate_series(1, 3)", false)]
    [InlineData("<=3", "INSERT INTO t SELECT 1 FROM generate_series(1, 3) RETURNING n", true)]
    [InlineData(">=1", "WITH x AS (SELECT 1 AS n) MERGE INTO t USING x ON t.n = x.n WHEN MATCHED THEN DELETE", true)]
    [InlineData(">=1", "INSERT INTO t VALUES (1) ON CONFLICT DO NOTHING", true)]
    public async Task The_number_is_that_of_the_statement_below(string expected, string statement, bool holds)
    {
        foreach (var option in new[] { "", "transaction:false" })
        {
            await using var scenario = await Scenario.CreateAsync();
            var made = scenario.Tenant("made", "CREATE TABLE t (n int); INSERT INTO t SELECT generate_series(1, 9)");
            scenario.Tenant("work", $"SELECT 1;\n-- expect-rows: {expected}\n{statement};\nINSERT INTO t VALUES (100)", needs: made, options: option);
            await scenario.TenantsAsync("acme");

            var report = await scenario.RunAsync();

            Assert.True(report.Outcome == (holds ? RunOutcome.Done : RunOutcome.Failed), Assert.Single(report.Tenants).Error?.Message);
            if (holds) continue;
            Assert.Equal("TM006", Assert.Single(report.Tenants).Error!.SqlState);
            Assert.Equal(["9|45"], await scenario.Database.RowsAsync("SELECT count(*), sum(n) FROM acme.t"));
        }
    }

    [Fact]
    public async Task It_holds_for_a_rollback_too()
    {
        await using var scenario = await Scenario.CreateAsync();
        var made = scenario.Tenant("made", "CREATE TABLE t (n int)");
        var work = scenario.Tenant("work", "INSERT INTO t VALUES (1)", "-- expect-rows: 1\nDELETE FROM t", made);
        await scenario.TenantsAsync("acme");
        await scenario.RunAsync();
        await scenario.Database.ExecuteAsync("INSERT INTO acme.t VALUES (2)");

        Assert.Equal(RunOutcome.Failed, (await scenario.RollbackAsync(new RollbackRequest { MigrationId = work, TenantIds = ["acme"] })).Outcome);
        Assert.Equal(["2"], await scenario.Database.RowsAsync("SELECT count(*) FROM acme.t"));
        await scenario.Database.ExecuteAsync("DELETE FROM acme.t WHERE n = 2");
        Assert.Equal(RunOutcome.Done, (await scenario.RollbackAsync(new RollbackRequest { MigrationId = work, TenantIds = ["acme"] })).Outcome);
    }
}
