namespace TenantMigrations.Engine.Tests.Tenants;

public sealed class TenantResolverTests
{
    [Fact]
    public void Schema_and_database_are_the_id_where_nothing_else_is_said()
    {
        var schema = Resolve(TenantIsolation.Schema, "acme")[0];
        var database = Resolve(TenantIsolation.Database, "acme")[0];
        var shared = Resolve(TenantIsolation.Shared, "acme")[0];

        Assert.Equal(("acme", "control/"), (schema.Schema, schema.Database.Key));
        Assert.Equal((null, "control/acme"), (database.Schema, database.Database.Key));
        Assert.Equal((null, "control/"), (shared.Schema, shared.Database.Key));
        Assert.Equal("acme", schema.Name);
    }

    [Fact]
    public void Hostile_names_are_taken_as_they_are()
    {
        Assert.Equal("a\"; drop table x; --", Resolve(TenantIsolation.Schema, "a\"; drop table x; --")[0].Schema);
    }

    [Theory]
    [InlineData(TenantIsolation.Schema, "acme|acme", "listed twice")]
    [InlineData(TenantIsolation.Schema, "acme| ", "Tenant 2")]
    [InlineData(TenantIsolation.Schema, "acme|globex:acme", "same schema")]
    [InlineData(TenantIsolation.Database, "acme|globex::acme", "same database")]
    [InlineData(TenantIsolation.Schema, "pg_acme", "pg_")]
    [InlineData(TenantIsolation.Schema, "acme:information_schema", "PostgreSQL's own")]
    [InlineData(TenantIsolation.Schema, "acme:tenant_migrations", "journal")]
    [InlineData(TenantIsolation.Schema, "äääääääääääääääääääääääääääääääää", "66 bytes")]
    [InlineData(TenantIsolation.Database, "äääääääääääääääääääääääääääääääää", "66 bytes")]
    [InlineData(TenantIsolation.Shared, "acme:own", "Shared")]
    public void What_would_put_tenants_into_one_place_or_be_cut_is_refused(TenantIsolation isolation, string tenants, string expected)
    {
        var error = Assert.Throws<FleetException>(() => Resolve(isolation, tenants));

        Assert.Equal(FleetErrorKind.Settings, error.Kind);
        Assert.Contains(expected, error.Message);
    }

    [Fact]
    public void An_id_that_the_journal_cannot_hold_is_refused()
    {
        Assert.Contains("400 characters", Assert.Throws<FleetException>(() => Resolve(TenantIsolation.Shared, new string('x', 401))).Message);
        Assert.Single(Resolve(TenantIsolation.Shared, string.Concat(Enumerable.Repeat("😀", 400))));
    }

    [Fact]
    public void Ids_that_differ_in_case_are_two_tenants_and_one_schema_in_two_databases_is_no_conflict()
    {
        Assert.Equal(2, Resolve(TenantIsolation.Schema, "acme|Acme").Count);
        Assert.Equal(2, Resolve(TenantIsolation.Schema, "acme:s:one|globex:s:two").Count);
    }

    [Fact]
    public void Without_any_connection_the_tenant_is_named()
    {
        var error = Assert.Throws<FleetException>(() => new TenantResolver(TenantIsolation.Schema, "tenant_migrations", new NamedDatabases(), null).Resolve([new TenantEntry { Id = "acme" }]));

        Assert.Contains("'acme'", error.Message);
        Assert.Contains("ConnectionString", error.Message);
    }

    [Fact]
    public void An_unknown_tenant_is_refused_with_the_nearest_id()
    {
        var fleet = new TenantFleet(Resolve(TenantIsolation.Schema, "acme|globex"), TenantIsolation.Schema, null);

        Assert.Contains("Did you mean 'globex'?", Assert.Throws<FleetException>(() => fleet.Select(["globx"])).Message);
    }

    [Fact]
    public void Who_names_a_suspended_tenant_is_told()
    {
        var tenants = new TenantResolver(TenantIsolation.Schema, "tenant_migrations", new NamedDatabases(), "control").Resolve([new TenantEntry { Id = "gone", State = TenantState.Suspended }]);
        var fleet = new TenantFleet(tenants, TenantIsolation.Schema, null);

        Assert.Contains("suspended", Assert.Throws<FleetException>(() => fleet.SelectForChange(["gone"])).Message);
        Assert.Single(fleet.SelectForChange(null));
    }

    [Fact]
    public void An_application_without_tenants_still_has_its_globals_in_the_control_database()
    {
        var control = new DatabaseAddress("control", "");

        Assert.Equal(control, Assert.Single(new TenantFleet([], TenantIsolation.Shared, control).Databases([], withSuspended: false)).Database);
        Assert.Empty(new TenantFleet([], TenantIsolation.Database, control).Databases([], withSuspended: false));
    }

    /// <summary>Tenants as <c>id:schema:database</c>, separated by bars.</summary>
    private static IReadOnlyList<Tenant> Resolve(TenantIsolation isolation, string tenants) =>
        new TenantResolver(isolation, "tenant_migrations", new NamedDatabases(), "control").Resolve([.. tenants.Split('|').Select(text => text.Split(':'))
            .Select(parts => new TenantEntry { Id = parts[0], Schema = parts.ElementAtOrDefault(1), Database = parts.ElementAtOrDefault(2) })]);

    private sealed class NamedDatabases : IFleetDatabases
    {
        public DatabaseAddress Resolve(string connectionString, string? database) => new($"{connectionString}/{database}", connectionString);

        public IFleetDatabase Open(DatabaseAddress address, ExecutionPolicy policy) => throw new InvalidOperationException();

        public IControlDatabase Control(DatabaseAddress address, string journalSchema) => throw new InvalidOperationException();

        public ITenantSource TenantQuery(DatabaseAddress address, string query) => throw new InvalidOperationException();

        public Task<IVerificationServer> TrialServerAsync(DatabaseAddress server, CancellationToken cancellationToken) => throw new InvalidOperationException();

        public ITenantProvisioning Provisioning(ExecutionPolicy policy) => throw new InvalidOperationException();

        public ValueTask DisposeAsync() => default;
    }
}
