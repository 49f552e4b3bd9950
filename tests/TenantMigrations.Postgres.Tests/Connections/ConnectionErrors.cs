using Npgsql;
using TenantMigrations.Engine;
using TenantMigrations.Postgres.Connections;
using TenantMigrations.TestKit.Postgres;

namespace TenantMigrations.Postgres.Tests.Connections;

public sealed class ConnectionErrors
{
    private const string Secret = "s3cret;=\"'pass";

    [Theory]
    [InlineData("Host=127.0.0.1;Port=1;Username=u;Password=s3cret", "refused")]
    [InlineData("Host=no-such-host.invalid;Username=u;Password=s3cret;Database=d", "resolved")]
    [InlineData("Host=/no/such/folder;Username=u;Password=s3cret;Database=d", "")]
    public async Task An_unreachable_server_is_told_without_the_secret(string connectionString, string words)
    {
        var e = await ConnectAsync(connectionString);
        Assert.Equal(FleetErrorKind.Unreachable, e.Kind);
        Assert.Contains(words, e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_never_answers_is_given_up()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        var e = await ConnectAsync($"Host=127.0.0.1;Port={((System.Net.IPEndPoint)listener.LocalEndpoint).Port};Username=u;Timeout=1");
        Assert.Equal(FleetErrorKind.Unreachable, e.Kind);
        Assert.Contains("in time", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_password_and_a_missing_database_are_told_as_such()
    {
        await using var database = await PostgresServer.Current.CreateDatabaseAsync();
        await database.ExecuteAsync("DO $$ BEGIN CREATE ROLE tm_login LOGIN PASSWORD 'right'; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$");
        var builder = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Username = "tm_login", Password = Secret };
        var trusting = await AnswersAsync(builder.ConnectionString);
        if (!trusting)
        {
            var wrong = await ConnectAsync(builder.ConnectionString);
            Assert.Equal(FleetErrorKind.Unreachable, wrong.Kind);
            Assert.Contains("password is wrong", wrong.Message, StringComparison.Ordinal);
            Assert.DoesNotContain(Secret, wrong.ToString(), StringComparison.Ordinal);
        }

        var missing = await ConnectAsync(new NpgsqlConnectionStringBuilder(database.ConnectionString) { Database = "no_such_database" }.ConnectionString);
        Assert.Equal(FleetErrorKind.Unreachable, missing.Kind);
        Assert.Contains("no database 'no_such_database'", missing.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Host=h;Pasword=s3cret")]
    [InlineData("Host=h;Port=s3cret")]
    [InlineData("s3cret")]
    [InlineData("")]
    [InlineData("Username=u;Password=s3cret")]
    public void A_malformed_connection_string_is_not_repeated(string connectionString)
    {
        var e = Assert.Throws<FleetException>(() => new PostgresFleetDatabases(1).Resolve(connectionString, null));
        Assert.Equal(FleetErrorKind.Settings, e.Kind);
        Assert.DoesNotContain("s3cret", e.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Host=DB1;Username=u;Database=a", "db1:5432/a")]
    [InlineData("Host=db1;Port=5433;Username=u", "db1:5433/u")]
    [InlineData("Server=db1:5433;Username=u;Database=a", "db1:5433/a")]
    [InlineData("Host=127.0.0.1;Username=u;Database=A", "localhost:5432/A")]
    [InlineData("Host=/var/run/postgresql/;Username=u;Database=a", "/var/run/postgresql:5432/a")]
    [InlineData("Host=b:1, a;Username=u;Database=a", "a:5432,b:1/a")]
    [InlineData("Host=[::1]:7;Username=u;Database=a", "localhost:7/a")]
    [InlineData("Host=fe80::2;Username=u;Database=a", "fe80::2:5432/a")]
    public void A_database_has_one_key(string connectionString, string key) =>
        Assert.Equal(key, new PostgresFleetDatabases(1).Resolve(connectionString, null).Key);

    [Fact]
    public void Another_database_on_the_same_server_keeps_the_rest()
    {
        var address = new PostgresFleetDatabases(1).Resolve("Host=h;Username=u;Password=p;Database=a;SSL Mode=Require", "b");
        Assert.Equal("h:5432/b", address.Key);
        Assert.Equal(("b", "p", SslMode.Require), (Part(address).Database, Part(address).Password, Part(address).SslMode));
    }

    [Fact]
    public async Task A_lost_connection_in_the_middle_is_told_and_the_next_call_has_a_new_one()
    {
        await using var fleet = await Fleet.CreateAsync();
        var work = await fleet.WorkAsync(await fleet.TenantAsync(), Fleet.Apply(1, "CREATE TABLE one (id int)"), Fleet.Apply(2, "SELECT pg_terminate_backend(pg_backend_pid())"));
        var lost = await fleet.RunAsync(work);

        Assert.Equal(WorkEnd.Lost, lost.End);
        Assert.Contains("was lost", lost.Reason, StringComparison.Ordinal);
        Assert.Equal(["20240101000001_step|completed"], await fleet.StatusAsync());
        Assert.Equal(1, (await fleet.HeadAsync("acme")).Count);
    }

    [Fact]
    public async Task Cancelling_rolls_back_what_is_in_flight_and_keeps_what_is_done()
    {
        await using var fleet = await Fleet.CreateAsync();
        using var cancel = new CancellationTokenSource();
        var tenant = await fleet.TenantAsync();
        var work = await fleet.WorkAsync(tenant, Fleet.Apply(1, "CREATE TABLE one (id int)"), Fleet.Apply(2, "CREATE TABLE two (id int)", "SELECT pg_sleep(60)"));
        var running = fleet.RunAsync(work, cancel.Token);
        while (!await fleet.Database.ScalarAsync<bool>("SELECT count(*) = 1 FROM pg_stat_activity WHERE query LIKE '%pg_sleep(60)%' AND wait_event = 'PgSleep' AND datname = current_database()"))
            await Task.Delay(10);
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.Equal(["20240101000001_step|completed"], await fleet.StatusAsync());
        var again = await fleet.WorkAsync(tenant, Fleet.Apply(2, "CREATE TABLE two (id int)"));
        WorkOutcome outcome;
        while ((outcome = await fleet.RunAsync(again)).End == WorkEnd.Locked) await Task.Delay(10); // the server may need a moment to see that we are gone
        Assert.Equal(WorkEnd.Done, outcome.End);
    }

    [Fact]
    public async Task Connections_are_never_more_than_the_maximum_and_are_used_again()
    {
        await using var databases = new PostgresFleetDatabases(2);
        var servers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => PostgresServer.Current.CreateDatabaseAsync()));
        var ports = servers.Select(s => databases.Open(databases.Resolve(s.ConnectionString, null), Fleet.SchemaPolicy)).ToArray();
        await Task.WhenAll(ports.SelectMany(p => Enumerable.Range(0, 5).Select(_ => Task.Run(() => p.ReadStateAsync(CancellationToken.None)))));

        var names = string.Join(", ", servers.Select(s => $"'{s.Name}'"));
        Assert.InRange(await servers[0].ScalarAsync<long>($"SELECT count(*) FROM pg_stat_activity WHERE application_name = 'tenant-migrations' AND datname IN ({names})"), 1, 2);
        foreach (var port in ports) await port.DisposeAsync();
        foreach (var server in servers) await server.DisposeAsync();
    }

    private static NpgsqlConnectionStringBuilder Part(DatabaseAddress address) => new(address.ConnectionString);

    private static async Task<bool> AnswersAsync(string connectionString)
    {
        try
        {
            await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
            await connection.OpenAsync();
            return true;
        }
        catch (PostgresException)
        {
            return false;
        }
    }

    private static async Task<FleetException> ConnectAsync(string connectionString)
    {
        await using var databases = new PostgresFleetDatabases(1);
        await using var port = databases.Open(databases.Resolve(connectionString, null), Fleet.SchemaPolicy);
        return await Assert.ThrowsAsync<FleetException>(() => port.ReadStateAsync(CancellationToken.None));
    }

    [Theory]
    [InlineData("Host=h;Username=u", 5, true)]
    [InlineData("Host=h;Username=u;Timeout=30;TCP Keepalive=false", 30, false)]
    public void An_unreachable_server_is_given_up_after_seconds_unless_the_connection_string_says_otherwise(string connectionString, int seconds, bool keepAlive)
    {
        var used = new NpgsqlConnectionStringBuilder(ConnectionStrings.ForSessions(ConnectionStrings.Resolve(connectionString, null)));
        Assert.Equal((seconds, keepAlive), (used.Timeout, used.TcpKeepAlive));
    }
}
