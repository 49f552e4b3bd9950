using System.Globalization;
using TenantMigrations.Runner.TestProgram;
using TenantMigrations.TestKit;

namespace TenantMigrations.Runner.Tests;

/// <summary>
/// Ctrl-C at any moment of the verbs beside <c>run</c>: what is recorded is what is there, and the same command again goes on to the end. <c>TENANTMIGRATIONS_TEST_INTERRUPTIONS</c> says how often.
/// </summary>
[Collection("Replays")]
public sealed class InterruptedVerbTests
{
    private const string Journal = "tenant_migrations.tenant_migration_status";

    private const string RoleIsThere = "SELECT EXISTS (SELECT FROM pg_roles WHERE rolname LIKE 'tm\\_verify\\_%')";
    private const string DatabaseIsThere = "SELECT EXISTS (SELECT FROM pg_database WHERE datname LIKE 'tm\\_verify\\_%')";
    private const string JournalIsThere = "SELECT EXISTS (SELECT FROM pg_namespace WHERE nspname = 'tenant_migrations')";

    // From a start that has connected to nothing to an end that has done it all.
    private const int LongestDelay = 1100;

    private static readonly string[] s_tenants = [.. Enumerable.Range(0, 12).Select(number => $"t{number}")];

    public static TheoryData<int> Moments => new(Enumerable.Range(0, Repetitions).Select(number => LongestDelay * ((number * 2) + 1) / (Repetitions * 2)));

    private static int Repetitions => int.TryParse(Environment.GetEnvironmentVariable("TENANTMIGRATIONS_TEST_INTERRUPTIONS"), NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : 3;

    [Theory, MemberData(nameof(Moments))]
    public async Task A_rollback_that_is_interrupted_goes_on(int moment)
    {
        await using var fleet = await NotesFleet.CreateAsync(s_tenants);
        Assert.Equal(ExitCode.Done, await fleet.RunAsync("run"));

        await InterruptAsync(fleet, moment, "rollback", "--migration", NotesRegistry.Welcome);

        Assert.Empty(await fleet.Database.RowsAsync($"SELECT coalesce(tenant, tenant_id) FROM notes FULL JOIN (SELECT tenant_id FROM {Journal} WHERE tenant_id IS NOT NULL AND status = 'completed') AS journal ON tenant = tenant_id WHERE tenant IS NULL OR tenant_id IS NULL"));
        Assert.Equal(ExitCode.Done, await fleet.RunAsync("rollback", "--migration", NotesRegistry.Welcome));
        Assert.Empty(await fleet.NotesAsync());
    }

    [Theory, MemberData(nameof(Moments))]
    public async Task A_recovery_that_is_interrupted_goes_on(int moment)
    {
        await using var fleet = await NotesFleet.CreateAsync("acme", "broken");
        Assert.Equal(ExitCode.Failed, await fleet.RunAsync("run"));
        await fleet.Database.ExecuteAsync("DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET notes.divisor = 1', current_database()); END $$");

        await InterruptAsync(fleet, moment, "recover", "--migration", NotesRegistry.Welcome, "--retry");

        var notes = await fleet.NotesAsync();
        Assert.Equal(notes.Contains("broken") ? ["completed"] : ["failed"], await fleet.Database.RowsAsync($"SELECT status FROM {Journal} WHERE tenant_id = 'broken'"));
        Assert.Equal(ExitCode.Done, await fleet.RunAsync("recover", "--migration", NotesRegistry.Welcome, "--retry"));
        Assert.Equal(["acme", "broken"], await fleet.NotesAsync());
    }

    [Theory, MemberData(nameof(Moments))]
    public async Task A_tenant_whose_adding_is_interrupted_is_added_by_the_same_command(int moment)
    {
        using var folder = TemporaryFolder.Create();
        folder.Write("tenants.json", "[ \"acme\" ]");
        await using var fleet = await NotesFleet.CreateAsync();
        fleet.Settings.Remove("TENANTMIGRATIONS__Tenants__List");
        fleet.Settings["TENANTMIGRATIONS__Tenants__File"] = folder.PathTo("tenants.json");
        Assert.Equal(ExitCode.Done, await fleet.RunAsync("run"));

        await InterruptAsync(fleet, moment, "tenants", "add", "birch");

        Assert.Equal(ExitCode.Done, await fleet.RunAsync("tenants", "add", "birch"));
        Assert.Equal(2, File.ReadAllText(folder.PathTo("tenants.json")).Split("birch").Length);
        Assert.Equal(["acme", "birch"], await fleet.NotesAsync());
        Assert.Equal(ExitCode.Done, await fleet.RunAsync("status", "--check"));
    }

    [Theory, MemberData(nameof(Moments))]
    public async Task A_journal_is_there_as_a_whole_or_not_at_all(int moment)
    {
        await using var fleet = await NotesFleet.CreateAsync("acme");

        await InterruptAsync(fleet, moment, "init");

        Assert.InRange(await fleet.Database.ScalarAsync<long>("SELECT count(*) FROM pg_tables WHERE schemaname = 'tenant_migrations' AND tablename IN ('tenant_migration_status', 'tenant_migration_log', 'tenant_migration_head')") % 3, 0, 0);
        Assert.Equal(ExitCode.Done, await fleet.RunAsync("init"));
        Assert.Equal(ExitCode.Done, await fleet.RunAsync("run"));
    }

    [Theory]
    [InlineData(RoleIsThere)]
    [InlineData(DatabaseIsThere)]
    [InlineData(JournalIsThere)]
    [InlineData($"SELECT EXISTS (SELECT FROM {Journal})")]
    public async Task A_baseline_that_is_interrupted_is_completed_and_leaves_no_place_where_it_replayed(string moment)
    {
        await using var fleet = await NotesFleet.CreateAsync(s_tenants);
        Assert.Equal(ExitCode.Done, await fleet.RunAsync("run"));
        await fleet.Database.ExecuteAsync("DROP SCHEMA tenant_migrations CASCADE");

        await InterruptWhenAsync(fleet, moment, "baseline");

        Assert.Empty(await LeftAsync(fleet));
        Assert.Equal(ExitCode.Done, await fleet.RunAsync("baseline"));
        Assert.Equal(ExitCode.Done, await fleet.RunAsync("status", "--check"));
        Assert.Equal(s_tenants.Order(StringComparer.Ordinal), await fleet.NotesAsync());
    }

    [Theory]
    [InlineData(RoleIsThere)]
    [InlineData(DatabaseIsThere)]
    public async Task A_verification_that_is_interrupted_leaves_nothing(string moment)
    {
        await using var fleet = await NotesFleet.CreateAsync("acme", "birch");

        await InterruptWhenAsync(fleet, moment, "verify", "--connection-variable", "TENANTMIGRATIONS__ConnectionString");

        Assert.Empty(await LeftAsync(fleet));
        Assert.Empty(await fleet.Database.RowsAsync("SELECT nspname FROM pg_namespace WHERE nspname = 'tenant_migrations'"));
    }

    // What replays or verifies on the tests' server is in one collection, whose tests do not run at once.
    private static Task<string[]> LeftAsync(NotesFleet fleet) =>
        fleet.Database.RowsAsync("SELECT datname FROM pg_database WHERE datname LIKE 'tm\\_verify\\_%' UNION ALL SELECT rolname FROM pg_roles WHERE rolname LIKE 'tm\\_verify\\_%'");

    // Times would mostly miss what is there for some hundred milliseconds.
    private static async Task InterruptWhenAsync(NotesFleet fleet, string isThere, params string[] verb)
    {
        await using var process = fleet.Start(verb);
        while (!process.HasExited && !await IsThereAsync(fleet, isThere)) await Task.Delay(1);
        Assert.False(process.HasExited, "The process ended before that was seen.");
        process.Signal("INT");
        var run = await process.WaitForExitAsync();
        Assert.True(run.ExitCode is (int)ExitCode.Cancelled or (int)ExitCode.Done, $"{run.ExitCode}:\n{run.Text}");
    }

    private static async Task<bool> IsThereAsync(NotesFleet fleet, string query)
    {
        try
        {
            return await fleet.Database.ScalarAsync<bool>(query);
        }
        catch (Npgsql.PostgresException e) when (e.SqlState == Npgsql.PostgresErrorCodes.UndefinedTable)
        {
            return false;
        }
    }

    private static async Task InterruptAsync(NotesFleet fleet, int moment, params string[] verb)
    {
        await using var process = fleet.Start(verb);
        await Task.Delay(moment);
        if (!process.HasExited) process.Signal("INT");
        var run = await process.WaitForExitAsync();
        Assert.True(run.ExitCode is (int)ExitCode.Cancelled or (int)ExitCode.Done, $"{run.ExitCode} after {moment} ms:\n{run.Text}");
    }
}
