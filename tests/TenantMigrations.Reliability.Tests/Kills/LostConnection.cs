using TenantMigrations.TestKit.Processes;

namespace TenantMigrations.Reliability.Tests.Kills;

/// <summary>How a run may end that has lost connections.</summary>
internal static class LostConnection
{
    /// <summary>
    /// It got done, or something is unreachable or blocked. Failed is only code outside a transaction that was interrupted: what it did beside its batches
    /// nobody knows, so a person must say. No other tenant may count as failed because a connection broke.
    /// </summary>
    public static void AssertHonest(ProcessRun run, string what)
    {
        var isCodeThatBroke = run.ExitCode == 1 && run.Text.Contains("it was interrupted, and nobody can know what its code did", StringComparison.Ordinal);
        Assert.True(run.ExitCode is 0 or 3 or 5 || isCodeThatBroke, $"{what} ended the run with {run.ExitCode}:\n{run.Text}");
        Assert.DoesNotContain("   at ", run.Text, StringComparison.Ordinal);
    }
}
