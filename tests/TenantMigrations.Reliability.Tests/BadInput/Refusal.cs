using TenantMigrations.Reliability.Tests.Harness;
using TenantMigrations.TestKit.Postgres;
using TenantMigrations.TestKit.Processes;

namespace TenantMigrations.Reliability.Tests.BadInput;

/// <summary>What wrong input must come to: an exit code, a message that helps, and a database in which nothing has changed.</summary>
internal static class Refusal
{
    /// <summary>Runs a verb and holds it to that.</summary>
    /// <param name="fleet">The fleet.</param>
    /// <param name="failure">What is wrong, for the table.</param>
    /// <param name="exitCode">The exit code.</param>
    /// <param name="says">What the message must name.</param>
    /// <param name="arguments">The verb and its options.</param>
    public static Task ExpectAsync(Fleet fleet, string failure, int exitCode, string[] says, params string[] arguments) =>
        ExpectAsync(fleet, failure, exitCode, says, arguments, withRuns: true);

    /// <summary>The same for what only a run finds out, which leaves its record.</summary>
    public static Task ExpectInRunAsync(Fleet fleet, string failure, int exitCode, string[] says, params string[] arguments) =>
        ExpectAsync(fleet, failure, exitCode, says, arguments, withRuns: false);

    private static async Task ExpectAsync(Fleet fleet, string failure, int exitCode, string[] says, string[] arguments, bool withRuns)
    {
        var before = await Contents.ReadAsync(fleet.Database, withRuns);
        var run = (await fleet.RunAsync(arguments)).Expect(exitCode);
        foreach (var text in says) Assert.Contains(text, run.Text, StringComparison.Ordinal);
        AssertPlain(run, fleet);
        var after = await Contents.ReadAsync(fleet.Database, withRuns);
        Assert.True(before == after, $"{string.Join(' ', arguments)} changed something:\n{Fingerprint.Difference(before, after)}");
        FailureTable.Add(failure, $"'{arguments[0]}' refused with {exitCode} and named the cause", "nothing was changed");
    }

    private static void AssertPlain(ProcessRun run, Fleet fleet)
    {
        var password = new Npgsql.NpgsqlConnectionStringBuilder(fleet.Database.ConnectionString).Password!;
        Assert.DoesNotContain(password, run.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", run.Text, StringComparison.Ordinal);
    }
}
