using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Logging;
using TenantMigrations.Engine;

namespace TenantMigrations.Postgres.Tests.Fleets;

/// <summary>What a run tells of itself, on a real server.</summary>
public sealed class TelemetryTests
{
    [Theory]
    [InlineData(TransactionPer.Migration)]
    [InlineData(TransactionPer.Tenant)]
    public async Task Statements_are_timed_by_the_server_within_the_pipeline(TransactionPer transactionPer)
    {
        await using var app = await Scenario.CreateAsync();
        app.Tenant("users", "CREATE TABLE users (name text);\n\nINSERT INTO users\nVALUES ('hunter2')");
        app.Tenant("nap", "SELECT pg_sleep(0.2);\n/* hunter2 */ update users SET name = 'hunter2'");
        app.Settings = app.Settings with { TransactionPer = transactionPer };
        app.Log = new FullLog();
        await app.TenantsAsync("acme");
        Assert.Equal(RunOutcome.Done, (await app.RunAsync()).Outcome);

        var statements = app.Events.OfType<StatementFinished>().ToList();
        Assert.Equal(["CREATE TABLE 4", "INSERT INTO 6", "SELECT 4", "UPDATE 5"], statements.Select(statement => $"{statement.Command} {statement.Line}"));
        Assert.All(statements, statement => Assert.Equal("acme", statement.TenantId));
        Assert.InRange(statements[2].Duration, TimeSpan.FromSeconds(0.2), TimeSpan.FromSeconds(30));
        Assert.All([statements[0], statements[1], statements[3]], statement => Assert.InRange(statement.Duration, TimeSpan.Zero, TimeSpan.FromSeconds(30)));
        Assert.DoesNotContain(((FullLog)app.Log).Entries, entry => entry.Contains("hunter2"));
    }

    [Fact]
    public async Task Statements_outside_a_transaction_are_timed_one_by_one()
    {
        await using var app = await Scenario.CreateAsync();
        app.Tenant("users", "CREATE TABLE users (name text)");
        app.Tenant("index", "CREATE INDEX CONCURRENTLY users_name ON users (name);\nANALYZE users", options: "transaction:false");
        app.Log = new FullLog();
        await app.TenantsAsync("acme");
        Assert.Equal(RunOutcome.Done, (await app.RunAsync()).Outcome);
        Assert.Equal(
            ["CREATE TABLE", "CREATE INDEX CONCURRENTLY", "ANALYZE"], app.Events.OfType<StatementFinished>().Select(statement => statement.Command));
        Assert.Single(app.Events.OfType<MigrationStarted>());
    }

    [Fact]
    public async Task Nothing_is_timed_where_the_log_does_not_ask_for_it()
    {
        await using var app = await Scenario.CreateAsync();
        app.Tenant("users", "CREATE TABLE users (name text)");
        await app.TenantsAsync("acme");
        await app.RunAsync();
        Assert.Empty(app.Events.OfType<StatementFinished>());
    }

    [Fact]
    public async Task A_failure_in_a_timed_pipeline_is_that_of_its_statement_and_those_before_stay()
    {
        await using var app = await Scenario.CreateAsync();
        app.Tenant("users", "CREATE TABLE users (name text)");
        var broken = app.Tenant("broken", "INSERT INTO users VALUES ('a');\nINSERT INTO nowhere VALUES ('hunter2')");
        app.Log = new FullLog();
        await app.TenantsAsync("acme");
        var result = Assert.Single((await app.RunAsync()).Tenants);
        Assert.Equal((broken, 5, "42P01"), (result.Error!.MigrationId, result.Error.Line, result.Error.SqlState));
        Assert.Equal(["acme users completed", "acme broken failed"], await app.JournalAsync());
    }

    [Fact]
    public async Task Spans_of_a_run_are_a_tree_with_the_times_that_the_server_measured()
    {
        await using var app = await Scenario.CreateAsync();
        app.Global("roles", "CREATE TABLE roles (name text)");
        app.Tenant("users", "CREATE TABLE users (name text)");
        var nap = app.Tenant("nap", "SELECT pg_sleep(0.3)");
        app.Tenant("broken", "INSERT INTO nowhere VALUES ('hunter2')");
        await app.TenantsAsync("acme");

        var ended = new ConcurrentQueue<Activity>();
        using var root = new Activity("test").Start();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is FleetTelemetry.Name or "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> options) =>
                options.Parent.TraceId == root.TraceId ? ActivitySamplingResult.AllDataAndRecorded : ActivitySamplingResult.None,
            ActivityStopped = activity =>
            {
                if (activity.TraceId == root.TraceId) ended.Enqueue(activity);
            },
        };
        ActivitySource.AddActivityListener(listener);
        await app.RunAsync();

        var tenant = Assert.Single(ended, span => span.OperationName == "tenant_migrations.tenant");
        Assert.Equal(app.Database.Name, tenant.GetTagItem("db.namespace"));
        var migrations = ended.Where(span => span.ParentSpanId == tenant.SpanId && span.OperationName == "tenant_migrations.migration").ToList();
        Assert.Equal(["applied", "applied", "failed"], migrations.Select(span => (string)span.GetTagItem("tenant_migrations.outcome")!));
        var slow = Assert.Single(migrations, span => (string?)span.GetTagItem("tenant_migrations.migration.id") == nap);
        Assert.InRange(slow.Duration, TimeSpan.FromSeconds(0.3), tenant.Duration);
        Assert.Equal("42P01", migrations[2].GetTagItem("error.type"));
        Assert.Contains(ended, span => span.Source.Name == "Npgsql" && span.ParentSpanId == tenant.SpanId);
        Assert.DoesNotContain(ended.Where(span => span.Source.Name == FleetTelemetry.Name).SelectMany(span => span.TagObjects), tag => $"{tag.Value}".Contains("hunter2"));
    }

    private sealed class FullLog : ILogger
    {
        public ConcurrentQueue<string> Entries { get; } = new();

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Entries.Enqueue(formatter(state, exception));
    }
}
