using Npgsql;
using TenantMigrations.Engine;
using TenantMigrations.TestKit;
using TenantMigrations.TestKit.Postgres;

namespace TenantMigrations.Postgres.Tests.Fleets;

/// <summary>The roles of docs/troubleshooting.md have all the rights they need, and no more.</summary>
public sealed class LeastPrivilegeTests
{
    private const string Notes = """
        CREATE TABLE notes (id bigint GENERATED ALWAYS AS IDENTITY, tenant_id text DEFAULT current_setting('app.current_tenant_id'));
        ALTER TABLE notes ENABLE ROW LEVEL SECURITY;
        CREATE POLICY own ON notes USING (tenant_id = NULLIF(current_setting('app.current_tenant_id', true), ''))
        """;

    [Theory]
    [InlineData(TenantIsolation.Shared)]
    [InlineData(TenantIsolation.Schema)]
    [InlineData(TenantIsolation.Database)]
    public async Task A_migration_role_does_all_of_it_and_a_reading_role_looks_at_it(TenantIsolation isolation)
    {
        await using var other = await PostgresServer.Current.CreateDatabaseAsync();
        await using var scenario = await Scenario.CreateAsync(isolation);
        TestDatabase[] databases = isolation == TenantIsolation.Database ? [scenario.Database, other] : [scenario.Database];
        await using var roles = new Roles(databases);
        await roles.RunAsync("migration-role.sql");
        if (isolation == TenantIsolation.Shared)
        {
            await roles.RunAsync("tenant-role.sql");
            var notes = scenario.Global("notes", Notes, down: "DROP TABLE notes");
            scenario.Tenant("note", "INSERT INTO notes DEFAULT VALUES", down: "DELETE FROM notes", needs: notes);
            scenario.Settings = scenario.Settings with { TenantRole = roles.Name("tenant_work") };
        }
        else
        {
            var table = scenario.Tenant("notes", "CREATE TABLE notes (n int)", down: "DROP TABLE notes");
            scenario.Tenant("index", "CREATE INDEX CONCURRENTLY notes_n_idx ON notes (n)", down: "DROP INDEX CONCURRENTLY notes_n_idx", needs: table, options: "transaction:false");
        }

        if (isolation == TenantIsolation.Schema) await scenario.Database.ExecuteAsync($"CREATE SCHEMA acme AUTHORIZATION {roles.Name("migrator")}");
        string[] tenants = isolation == TenantIsolation.Database ? [other.Name] : ["acme"];
        if (isolation == TenantIsolation.Schema) scenario.Listed(tenants);
        else await scenario.TenantsAsync(tenants);

        await using (var fleet = As("migrator").Open()) await fleet.InitAsync(default);
        Assert.Equal(RunOutcome.Done, (await scenario.RunAsync()).Outcome);
        await roles.RunAsync("reading-role.sql");
        await LookAsync(pending: 0);
        Assert.Equal(RunOutcome.Done, (await As("migrator").RollbackAsync(new RollbackRequest { TenantIds = tenants })).Outcome);
        await LookAsync(pending: 1);
        Assert.Equal(RunOutcome.Done, (await As("migrator").RunAsync()).Outcome);

        // Whoever only reads cannot change anything, and is told so.
        await As("migrator").RollbackAsync(new RollbackRequest { TenantIds = tenants });
        Assert.NotEqual(RunOutcome.Done, await OutcomeAsync(As("fleet_reader")));
        await LookAsync(pending: 1);

        Scenario As(string role)
        {
            scenario.Settings = scenario.Settings with { ConnectionString = roles.ConnectionString(role) };
            return scenario;
        }

        async Task LookAsync(int pending)
        {
            Assert.Equal(pending, Assert.Single((await As("fleet_reader").StatusAsync()).Tenants).Pending);
            Assert.Empty((await scenario.ValidateAsync()).Findings);
            await using var fleet = scenario.Open();
            Assert.Equal(pending == 0, (await fleet.PlanAsync(new PlanRequest(), default)).IsEmpty);
            Assert.Equal(pending, Assert.Single((await fleet.ListTenantsAsync(null, default)).Tenants).Pending);
        }
    }

    private static async Task<RunOutcome> OutcomeAsync(Scenario scenario)
    {
        try
        {
            return (await scenario.RunAsync()).Outcome;
        }
        catch (FleetException)
        {
            return RunOutcome.Failed;
        }
    }

    /// <summary>The roles of the page under names of the test's own: roles belong to the whole server.</summary>
    private sealed class Roles(TestDatabase[] databases) : IAsyncDisposable
    {
        private const string Password = "p";
        private static readonly string[] s_names = ["migrator", "tenant_work", "fleet_reader"];

        private readonly string _suffix = Guid.NewGuid().ToString("n");

        public string Name(string role) => $"{role}_{_suffix}";

        public string ConnectionString(string role) => new NpgsqlConnectionStringBuilder(databases[0].ConnectionString) { Username = Name(role), Password = Password }.ConnectionString;

        public async Task RunAsync(string file)
        {
            var sql = s_names.Aggregate(File.ReadAllText(Repository.PathTo("docs", "sql", file)), (text, name) => text.Replace(name, Name(name), StringComparison.Ordinal));
            foreach (var database in databases) await database.ExecuteAsync(sql);
            foreach (var name in s_names) await databases[0].ExecuteAsync($"DO $$ BEGIN IF EXISTS (SELECT FROM pg_roles WHERE rolname = '{Name(name)}') THEN ALTER ROLE {Name(name)} PASSWORD '{Password}'; END IF; END $$");
        }

        public async ValueTask DisposeAsync()
        {
            
            foreach (var name in s_names.Reverse())
            {
                if (await databases[0].ScalarAsync<bool>($"SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = '{Name(name)}')"))
                {
                    foreach (var database in databases) await database.ExecuteAsync($"REASSIGN OWNED BY {Name(name)} TO CURRENT_USER; DROP OWNED BY {Name(name)}");
                    await databases[0].ExecuteAsync($"DROP ROLE {Name(name)}");
                }
            }
        }
    }
}
