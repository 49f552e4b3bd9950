namespace TenantMigrations.Runner;

/// <summary>From what the engine says to what the process says.</summary>
internal static class ExitCodes
{
    public static ExitCode Of(RunOutcome outcome) => outcome switch
    {
        RunOutcome.Done => ExitCode.Done,
        RunOutcome.Failed => ExitCode.Failed,
        RunOutcome.Blocked or RunOutcome.Paused => ExitCode.Findings,
        RunOutcome.Locked => ExitCode.Locked,
        RunOutcome.Unreachable => ExitCode.Unreachable,
        RunOutcome.Cancelled => ExitCode.Cancelled,
        _ => ExitCode.Failed,
    };

}
